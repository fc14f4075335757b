import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { readKernelFile } from "./read-kernel-file";

/**
 * Host pids of the processes of a control group's folder and of the groups below it; none where there is no such group.
 * A group of threads does not tell, nor does any below it: their processes are those of the group above (cgroups(7)). Reads
 * at once, and from files that it opens anew: one of version 1 that stays open tells the processes of its first reading as
 * long as somebody reads it once a second (kernel/cgroup/cgroup-v1.c, cgroup_pidlist_start).
 */
export function readCgroupProcesses(folder: string): number[] {
  const text = readKernelFile(join(folder, "cgroup.procs"));
  if (text === null) return [];
  const own = text.split("\n").flatMap((line) => (line === "" ? [] : [Number(line)]));
  return [...own, ...listGroupsBelow(folder).flatMap(readCgroupProcesses)];
}

/** A folder that has none below it has two links, itself and its name (fs/kernfs/inode.c), which is cheaper to ask than a list. */
function listGroupsBelow(folder: string): string[] {
  try {
    if (statSync(folder).nlink === 2) return [];
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.flatMap((entry) => (entry.isDirectory() ? [join(folder, entry.name)] : []));
  } catch {
    return [];
  }
}
