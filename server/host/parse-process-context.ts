/**
 * The SELinux context that /proc/PID/attr/current holds (proc(5)), null when there is none. Another security module may
 * answer in that file too: what has no context's four parts is not one.
 */
export function parseProcessContext(text: string | null): string | null {
  const context = text?.replace(/[\0\n]+$/, "") ?? "";
  return /^[^:\s]+:[^:\s]+:[^:\s]+:[^\s]+$/.test(context) ? context : null;
}
