import { findCgroupFolders } from "./find-cgroup-folders";
import type { ReadKernelFile } from "./kernel-files";
import { readCgroupProcesses } from "./read-cgroup-processes";
import { readKernelFile } from "./read-kernel-file";

/**
 * Host pids of everything that runs in a domain, its init included, the controller not: the processes of its control
 * group, which what is started in it cannot leave and what enters it (virsh lxc-enter-namespace) joins. Just the init
 * where libvirt made no group. Reads at once.
 */
export function listContainerProcesses(
  initPid: number,
  controllerPid: number,
  read: ReadKernelFile = readKernelFile,
): number[] {
  const text = read(`/proc/${initPid}/cgroup`) ?? "";
  for (const folder of findCgroupFolders(text)) {
    const pids = readCgroupProcesses(folder);
    if (pids.includes(initPid)) return pids.filter((pid) => pid !== controllerPid);
  }
  return [initPid];
}
