import { readFileSync } from "node:fs";

/** How many files this process may have open (proc_pid_limits(5), the soft limit; Node raises it to the hard one). */
export function countOpenFilesAllowed(): number {
  const limits = readFileSync("/proc/self/limits", "utf8");
  const [, soft = ""] = /^Max open files\s+(\d+|unlimited)/m.exec(limits) ?? [];
  return soft === "unlimited" ? Number.MAX_SAFE_INTEGER : Number(soft);
}
