import { existsSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { ensureNetwork } from "./ensure-network.mjs";
import { findMissing } from "./find-missing.mjs";
import { startOwned } from "./owned-process.mjs";
import { run } from "./run.mjs";
import { say } from "./say.mjs";
import { settings } from "./settings.mjs";
import { Stop } from "./stop.mjs";
import { waitUntil } from "./wait-until.mjs";

/**
 * Makes sure that libvirt's LXC driver answers and that its NAT network is up. One that answers already is left
 * alone; with systemd it is started as a service; else as a child of this process. `stop` ends what this call
 * started and nothing else; running containers survive it (each has a controller process of its own).
 * @returns {Promise<{ stop: () => Promise<void> }>}
 */
export async function ensureLibvirt() {
  const daemons = (await answers()) ? [] : await startLibvirt();
  const network = await ensureNetwork();
  return {
    async stop() {
      if (daemons.length > 0) await network.stop();
      for (const daemon of daemons.reverse()) await daemon.stop();
    },
  };
}

async function answers() {
  return (await run("virsh", ["-c", settings.libvirtUri, "version"], { timeoutMs: 10_000 })).code === 0;
}

async function startLibvirt() {
  const daemons = existsSync("/run/systemd/system") ? await startServices() : await startDaemons();
  const isDead = () => daemons.some((daemon) => daemon.isOver());
  if (await waitUntil(answers, 30_000, isDead)) return daemons;
  for (const daemon of daemons.reverse()) await daemon.stop();
  throw new Stop(
    `libvirt does not answer at ${settings.libvirtUri}.`,
    daemons.length > 0
      ? `Read ${logFile}.`
      : "systemctl status libvirtd virtlxcd; then `npm run -s sandboxcontainer -- doctor`.",
  );
}

/** Fedora has a daemon per driver (virtlxcd), Debian one for all (libvirtd); sockets start the daemons. */
async function startServices() {
  const units = isPresent("virtlxcd")
    ? ["virtlogd.socket", "virtlxcd.socket", "virtnetworkd.socket"]
    : ["libvirtd"];
  say(`Starting libvirt: systemctl start ${units.join(" ")}`);
  const { code, output } = await run("systemctl", ["start", ...units]);
  if (code !== 0) throw new Stop(`systemctl start ${units.join(" ")} failed: ${output.trim()}`);
  return [];
}

async function startDaemons() {
  const drivers = isPresent("libvirtd") ? ["libvirtd"] : ["virtnetworkd", "virtlxcd"];
  // One may have outlived its libvirtd; a second would end at once, on the lock that the first holds.
  const names = (await isListening("/run/libvirt/virtlogd-sock")) ? drivers : ["virtlogd", ...drivers];
  say(`Starting libvirt without systemd: ${names.join(", ")} (they end with this process).`);
  mkdirSync(settings.runtimeDir, { recursive: true });
  const log = openSync(logFile, "a", 0o600);
  const isHybrid = readFileSync("/proc/self/mountinfo", "utf8").includes(` ${unified} `);
  return names.map((name) => startOwned(name, isHybrid ? withoutUnified(name) : [name], { log }));
}

const logFile = join(settings.runtimeDir, "libvirt.log");
const unified = "/sys/fs/cgroup/unified";

/**
 * On a hybrid cgroup layout the LXC driver takes the mounted version 2 hierarchy for the one to use and fails to
 * create its directories there; out of its sight it uses version 1. Only this daemon's mount namespace changes.
 * @param {string} name
 */
function withoutUnified(name) {
  const script = 'umount "$1" && exec "$2"';
  return ["unshare", "--mount", "--propagation", "private", "--", "sh", "-c", script, "sh", unified, name];
}

/**
 * @param {string} socket
 * @returns {Promise<boolean>}
 */
function isListening(socket) {
  return new Promise((resolve) => {
    const probe = connect(socket, () => {
      probe.destroy();
      resolve(true);
    }).on("error", () => resolve(false));
  });
}

/** @param {string} program */
function isPresent(program) {
  const probe = { phase: "run", files: [program], debian: "", fedora: "", why: "" };
  return findMissing([/** @type {import("./system-needs.mjs").Need} */ (probe)], ["run"]).length === 0;
}
