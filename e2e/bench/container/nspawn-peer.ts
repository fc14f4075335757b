import { readdir, readFile, readlink, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Plan } from "@/server/contract/plan";
import type { Peer } from "./peer";

/**
 * The same tree, bind mounts and init in systemd-nspawn, the tree below an overlay that is thrown away; /run, /tmp and
 * /dev/shm it makes itself. Not registered with machined, so that it works where systemd does not run.
 */
export function nspawnPeer(plan: Plan): Peer {
  const command = [
    ...["systemd-nspawn", "--quiet", "--register=no", "--keep-unit", "--console=pipe"],
    ...["--volatile=overlay", "--private-network", `--machine=${plan.name}`],
    ...plan.mounts
      .filter(({ kind }) => kind === "bind")
      .map(({ source, target, readOnly }) => `--bind${readOnly ? "-ro" : ""}=${source}:${target}`),
    `--directory=${join(plan.store.path, "root")}`,
    ...[plan.init.reaper, "--", "/.sandboxcontainer/control/init"],
  ];
  return {
    command,
    findInit: findChildInOtherNetwork,
    // Where /run is not a tmpfs, nspawn leaves this directory.
    tidyUp: () => rm(`/run/systemd/nspawn/propagate/${plan.name}`, { recursive: true, force: true }),
  };
}

/** The child of nspawn that has a network namespace of its own is the container's first process. */
async function findChildInOtherNetwork(parent: number): Promise<number | null> {
  const own = await readlink("/proc/self/ns/net");
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    if ((await readParent(pid)) !== parent) continue;
    const network = await readlink(`/proc/${pid}/ns/net`).catch(() => own);
    if (network !== own) return Number(pid);
  }
  return null;
}

/** Field 4 of /proc/PID/stat; the command in field 2 may hold blanks and parentheses (proc(5)). */
async function readParent(pid: string): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]) || null;
}
