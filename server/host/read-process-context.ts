import type { ReadKernelFile } from "./kernel-files";
import { readKernelFile } from "./read-kernel-file";

/**
 * SELinux context of a process (proc(5), /proc/PID/attr/current), null when it is gone or carries none. Another
 * security module may answer in that file too: what has no context's four parts is not one. Reads at once: some
 * microseconds, against a tenth of a millisecond by way of Node's threads.
 */
export function readProcessContext(pid: number, read: ReadKernelFile = readKernelFile): string | null {
  const context = read(`/proc/${pid}/attr/current`)?.replace(/[\0\n]+$/, "") ?? "";
  return /^[^:\s]+:[^:\s]+:[^:\s]+:[^\s]+$/.test(context) ? context : null;
}
