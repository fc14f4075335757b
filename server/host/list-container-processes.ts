import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { findCgroupFolders } from "./find-cgroup-folders";

/**
 * Host pids of everything that runs in a domain, its init included, the controller not: the processes of its control
 * group, which what is started in it cannot leave and what enters it (virsh lxc-enter-namespace) joins. Just the init
 * where libvirt made no group.
 */
export async function listContainerProcesses(initPid: number, controllerPid: number): Promise<number[]> {
  const text = await readFile(`/proc/${initPid}/cgroup`, "utf8").catch(() => "");
  for (const folder of findCgroupFolders(text)) {
    const pids = await readGroup(folder);
    if (pids.includes(initPid)) return pids.filter((pid) => pid !== controllerPid);
  }
  return [initPid];
}

/** Processes of a group and of the groups below it; none where there is no such group. */
async function readGroup(folder: string): Promise<number[]> {
  const [text, entries] = await Promise.all([
    readFile(join(folder, "cgroup.procs"), "utf8").catch(() => ""),
    readdir(folder, { withFileTypes: true }).catch(() => []),
  ]);
  const own = text.split("\n").flatMap((line) => (line === "" ? [] : [Number(line)]));
  const below = entries.filter((entry) => entry.isDirectory());
  const deeper = await Promise.all(below.map((entry) => readGroup(join(folder, entry.name))));
  return [...own, ...deeper.flat()];
}
