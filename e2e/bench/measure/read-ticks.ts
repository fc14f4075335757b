import { readFile } from "node:fs/promises";

/** CPU time of a process so far, in ticks of the kernel: utime and stime, fields 14 and 15 (proc_pid_stat(5)). */
export async function readTicks(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return Number(fields[11]) + Number(fields[12]);
}
