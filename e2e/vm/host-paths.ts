import { homedir } from "node:os";
import { join } from "node:path";

/**
 * Where the enforcing host is kept, outside the checkout: images by the hash of what they are made from, and the one
 * virtual machine that may run.
 */
export const hostPaths = (() => {
  const cache = join(
    process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"),
    "sandboxcontainer",
    "enforcing-host",
  );
  const run = join(cache, "run");
  return {
    cache,
    run,
    /** Process id of the running machine, and the loopback port that leads to its ssh. */
    pid: join(run, "qemu.pid"),
    port: join(run, "ssh-port"),
    /** Loopback port that leads to the product's page. */
    pagePort: join(run, "page-port"),
    overlay: join(run, "overlay.qcow2"),
    console: join(run, "console.log"),
    /** One ssh connection that all commands share: signing in costs seconds in an emulated machine. */
    connection: join(run, "ssh"),
    key: join(cache, "key"),
  } as const;
})();
