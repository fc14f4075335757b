import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { ReadKernelFile } from "./kernel-files";
import { readKernelFile } from "./read-kernel-file";

/**
 * Host pids of the processes of a control group's folder and of the groups below it; none where there is no such group.
 * A group of threads does not tell, nor does any below it: their processes are those of the group above (cgroups(7)). Reads
 * at once.
 */
export function readCgroupProcesses(folder: string, read: ReadKernelFile = readKernelFile): number[] {
  const text = read(join(folder, "cgroup.procs"));
  if (text === null) return [];
  const own = text.split("\n").flatMap((line) => (line === "" ? [] : [Number(line)]));
  return [...own, ...listGroupsBelow(folder).flatMap((below) => readCgroupProcesses(below, read))];
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
