import type { Job } from "@/server/contract/job";
import type { JobRun, JobTools } from "./run-job";

/**
 * Writes how a job ended into the journal and the activity list. Steps that never ran are skipped; one that a crash cut
 * ended as the job did.
 */
export async function endJob(
  { job, details }: Pick<JobRun, "job" | "details">,
  { store, now }: Pick<JobTools, "store" | "now">,
  state: "done" | "failed" | "cancelled",
  error: Job["error"],
): Promise<void> {
  job.state = state;
  job.error = error;
  job.cancellable = false;
  job.deadline = null;
  job.endedAt = now();
  for (const [position, step] of job.steps.entries()) {
    if (step.state !== "waiting" && step.state !== "running") continue;
    if (step.state === "running") step.endedAt = job.endedAt;
    step.state = step.state === "waiting" ? "skipped" : state === "done" ? "done" : "failed";
    await store.jobs.save(job, position);
  }
  await store.jobs.save(job, null);
  if (details.activityId === null) return;
  await store.activity.close(details.activityId, state === "done" ? "ok" : "failed", error?.message ?? null);
}
