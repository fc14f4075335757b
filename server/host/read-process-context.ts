import { readFile } from "node:fs/promises";

/**
 * SELinux context of a process (proc(5), /proc/PID/attr/current), null when it is gone or carries none. Another
 * security module may answer in that file too: what has no context's four parts is not one.
 */
export async function readProcessContext(pid: number): Promise<string | null> {
  const text = await readFile(`/proc/${pid}/attr/current`, "utf8").catch(() => null);
  const context = text?.replace(/[\0\n]+$/, "") ?? "";
  return /^[^:\s]+:[^:\s]+:[^:\s]+:[^\s]+$/.test(context) ? context : null;
}
