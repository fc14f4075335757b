import type { Job } from "@/server/contract/job";

/** True when a stop, restart or delete of ours was under way at that time. */
export function endedBy(job: Job, name: string, at: number): boolean {
  if (job.container !== name || !["stop", "restart", "delete", "change"].includes(job.kind)) return false;
  return at >= job.queuedAt - clockSlackMs && (job.endedAt === null || at <= job.endedAt + clockSlackMs);
}

/** The init records whole seconds. */
const clockSlackMs = 2000;
