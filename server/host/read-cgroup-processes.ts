import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Host pids of the processes of a control group's folder and of the groups below it; none where there is no such group. */
export async function readCgroupProcesses(folder: string): Promise<number[]> {
  const [text, entries] = await Promise.all([
    readFile(join(folder, "cgroup.procs"), "utf8").catch(() => ""),
    readdir(folder, { withFileTypes: true }).catch(() => []),
  ]);
  const own = text.split("\n").flatMap((line) => (line === "" ? [] : [Number(line)]));
  const below = entries.filter((entry) => entry.isDirectory());
  const deeper = await Promise.all(below.map((entry) => readCgroupProcesses(join(folder, entry.name))));
  return [...own, ...deeper.flat()];
}
