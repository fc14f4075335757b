import { readFile } from "node:fs/promises";
import { findCgroupFolders } from "./find-cgroup-folders";
import { readCgroupProcesses } from "./read-cgroup-processes";

/**
 * Host pids of everything that runs in a domain, its init included, the controller not: the processes of its control
 * group, which what is started in it cannot leave and what enters it (virsh lxc-enter-namespace) joins. Just the init
 * where libvirt made no group.
 */
export async function listContainerProcesses(initPid: number, controllerPid: number): Promise<number[]> {
  const text = await readFile(`/proc/${initPid}/cgroup`, "utf8").catch(() => "");
  for (const folder of findCgroupFolders(text)) {
    const pids = await readCgroupProcesses(folder);
    if (pids.includes(initPid)) return pids.filter((pid) => pid !== controllerPid);
  }
  return [initPid];
}
