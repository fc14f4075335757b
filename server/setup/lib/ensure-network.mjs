import { run } from "./run.mjs";
import { say } from "./say.mjs";
import { settings } from "./settings.mjs";

/**
 * Makes sure that libvirt's NAT network `default` is up, and defines it from libvirt's own file when it is not known.
 * A network that cannot start is said and survived: containers without network work all the same.
 * @returns {Promise<{ stop: () => Promise<void> }>} stop: ends the network when this call started it and no container runs.
 */
export async function ensureNetwork() {
  const state = await virsh("net-info", name);
  if (state.code !== 0) await virsh("net-define", "/usr/share/libvirt/networks/default.xml");
  if (/^Active:\s+yes$/m.test(state.stdout)) return { stop: async () => {} };
  const { code, stderr } = await virsh("net-start", name);
  if (code === 0) return { stop: stopIdleNetwork };
  say(
    `The NAT network does not start, so containers have no network for now: ${stderr.trim()}\n` +
      "fix: `npm run -s sandboxcontainer -- doctor` says what to do.",
  );
  return { stop: async () => {} };
}

const name = "default";

async function stopIdleNetwork() {
  const { code, stdout } = await virsh("list", "--name");
  if (code === 0 && stdout.trim() === "") await virsh("net-destroy", name);
}

/** @param {string[]} args */
function virsh(...args) {
  return run("virsh", ["-c", settings.libvirtUri, ...args], { timeoutMs: 30_000 });
}
