import { readFile } from "node:fs/promises";

/**
 * Host pid of a process's parent, null when the process is gone. Field 4 of /proc/PID/stat; the command in field 2 may
 * hold blanks and parentheses (proc(5)).
 */
export async function readParent(pid: number): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
  return fields?.[1] === undefined ? null : Number(fields[1]);
}
