import { setTimeout as sleep } from "node:timers/promises";
import type { Job } from "@/server/contract/job";
import { makeProgress } from "../output/job-progress";
import { note } from "../output/print";
import type { Helper } from "./connect-helper";

/**
 * Follows jobs to their end, with progress on standard error, and gives their last states in the same order. The first
 * Ctrl-C asks the helper to cancel them, and they are still followed; the second leaves at once with code 130.
 */
export async function followJobs(helper: Helper, ids: readonly string[]): Promise<Job[]> {
  const progress = makeProgress(process.stderr, ids.length === 1);
  const onInterrupt = makeInterrupt(helper, ids);
  process.on("SIGINT", onInterrupt);
  try {
    return await Promise.all(ids.map((id) => followJob(helper, id, progress.show)));
  } finally {
    process.off("SIGINT", onInterrupt);
    progress.end();
  }
}

async function followJob(helper: Helper, id: string, show: (job: Job) => void): Promise<Job> {
  for (let revision = -1; ; await sleep(intervalMs)) {
    const job = await helper.jobs.get.query({ id });
    if (job.revision !== revision || job.deadline !== null) show(job);
    revision = job.revision;
    if (job.state === "done" || job.state === "failed" || job.state === "cancelled") return job;
  }
}

const intervalMs = 100;

function makeInterrupt(helper: Helper, ids: readonly string[]): () => void {
  let isFirst = true;
  return () => {
    if (!isFirst) process.exit(130);
    isFirst = false;
    note("\nCancelling; once more leaves it to itself.");
    for (const id of ids) {
      helper.jobs.cancel.mutate({ id }).catch((error: unknown) => {
        note(error instanceof Error ? error.message : String(error));
      });
    }
  };
}
