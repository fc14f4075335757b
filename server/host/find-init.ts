import { readFile } from "node:fs/promises";
import { findCgroupFolders } from "./find-cgroup-folders";
import { readCgroupProcesses } from "./read-cgroup-processes";
import { readParent } from "./read-parent";

/**
 * Host pid of a domain's init, found by its parent: libvirt's controller forks one process, which becomes the init, in
 * the control group that it is in itself (lxc_controller.c virLXCControllerRun). Null while there is none, and where
 * there is more than one to choose from.
 */
export async function findInit(controllerPid: number): Promise<number | null> {
  const text = await readFile(`/proc/${controllerPid}/cgroup`, "utf8").catch(() => "");
  const pids = [...new Set(findCgroupFolders(text).flatMap(readCgroupProcesses))];
  const parents = await Promise.all(pids.map(readParent));
  const [init = null, ...others] = pids.filter((_, index) => parents[index] === controllerPid);
  return others.length === 0 ? init : null;
}
