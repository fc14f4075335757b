import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmdirSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { webUser } from "./ensure-account.mjs";
import { nodeOptions } from "./node-options.mjs";
import { root } from "./root.mjs";
import { settings } from "./settings.mjs";

/**
 * A place from which the unprivileged web process can run wherever the checkout, Node and the sockets lie (below /root
 * they are out of its reach): mount points under /run, on which the process gets read-only views of exactly these in a
 * mount namespace of its own. Nothing is copied. `command` is the argv that enters the view and drops every
 * privilege; `remove` takes the empty mount points away.
 */
export function makeWebView() {
  const view = mkdtempSync("/run/sandboxcontainer-web-");
  const [app, sockets, node] = ["app", "sockets", "node"].map((name) => join(view, name));
  spawnSync("chmod", ["0755", view]);
  for (const directory of [app, sockets]) mkdirSync(directory);
  writeFileSync(node, "");
  const built = join(root, ".build", "web-root");
  const parts = [".next", ".build", "node_modules"];
  makeReadable([...parts.map((name) => join(root, name)), built]);
  const views = [
    [built, app],
    ...parts.map((name) => [join(root, name), join(app, name)]),
    [settings.runtimeDir, sockets],
    [process.execPath, node],
  ];
  return {
    command: [...enter(views), ...drop, node, ...nodeOptions, join(app, ".build", "processes", "web.mjs")],
    cwd: app,
    sockets,
    // Never recursive: were a view still mounted here, that would delete what it shows.
    remove() {
      if (!existsSync(view)) return;
      unlinkSync(node);
      for (const directory of [app, sockets, view]) rmdirSync(directory);
    },
  };
}

/** @param {string[][]} views source and target of each bind mount, parents first */
function enter(views) {
  const script = `while [ "$1" != -- ]; do mount --bind -o ro "$1" "$2" || exit 1; shift 2; done; shift; cd "$0"; exec "$@"`;
  return [
    "unshare",
    "--mount",
    "--propagation",
    "private",
    "--",
    "sh",
    "-c",
    script,
    views[0][1],
    ...views.flat(),
    "--",
  ];
}

const drop = [
  "setpriv",
  ...["--reuid", webUser, "--regid", webUser, "--init-groups", "--no-new-privs"],
  ...["--bounding-set", "-all", "--inh-caps", "-all", "--pdeathsig", "TERM", "--"],
];

/**
 * Opens what the build and npm made for reading, in case they ran with a strict umask: program code, no secrets.
 * @param {string[]} paths
 */
function makeReadable(paths) {
  spawnSync("chmod", ["-R", "--", "a+rX", ...paths]);
}
