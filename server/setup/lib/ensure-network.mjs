import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { moveNetwork } from "./move-network.mjs";
import { run } from "./run.mjs";
import { say } from "./say.mjs";
import { settings } from "./settings.mjs";

/**
 * Makes sure that libvirt's NAT network `default` is up, and defines it from libvirt's own file when it is not known. Where
 * its subnet is taken (this host is itself a guest on such a network) and no domain depends on it, it moves to a free one.
 * A network that cannot start is said and survived: containers without network work all the same.
 * @returns {Promise<{ stop: () => Promise<void> }>} stop: ends the network when this call started it and no container runs.
 */
export async function ensureNetwork() {
  const state = await virsh("net-info", name);
  if (state.code !== 0) await virsh("net-define", "/usr/share/libvirt/networks/default.xml");
  if (/^Active:\s+yes$/m.test(state.stdout)) return { stop: async () => {} };
  const { code, stderr } = await startNetwork();
  if (code === 0) return { stop: stopIdleNetwork };
  say(
    `The NAT network does not start, so containers have no network for now: ${stderr.trim()}\n` +
      "fix: `npm run -s sandboxcontainer -- doctor` says what to do.",
  );
  return { stop: async () => {} };
}

const name = "default";

async function startNetwork() {
  const first = await virsh("net-start", name);
  if (!/already in use/.test(first.stderr)) return first;
  const domains = await virsh("list", "--all", "--name");
  const moved = moveNetwork((await virsh("net-dumpxml", "--inactive", name)).stdout, networkInterfaces());
  if (domains.code !== 0 || domains.stdout.trim() !== "" || moved === null) return first;
  say(
    `The subnet of the NAT network is in use on this host: moving it to ${/192[.]168[.][0-9]+[.]/.exec(moved)?.[0]}0/24.`,
  );
  await define(moved);
  return virsh("net-start", name);
}

/** @param {string} xml */
async function define(xml) {
  const directory = mkdtempSync(join(tmpdir(), "sandboxcontainer-"));
  writeFileSync(join(directory, "network.xml"), xml);
  await virsh("net-define", join(directory, "network.xml"));
  rmSync(directory, { recursive: true });
}

async function stopIdleNetwork() {
  const { code, stdout } = await virsh("list", "--name");
  if (code === 0 && stdout.trim() === "") await virsh("net-destroy", name);
}

/** @param {string[]} args */
function virsh(...args) {
  return run("virsh", ["-c", settings.libvirtUri, ...args], {
    timeoutMs: 30_000,
    env: { ...process.env, LC_ALL: "C.UTF-8" },
  });
}
