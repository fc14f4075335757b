import { ScError } from "@/server/contract/error";
import type { Job } from "@/server/contract/job";

/** Gives the job back when it went through; throws its error, or `cancelled`. */
export function requireDone(job: Job): Job {
  if (job.state === "done") return job;
  if (job.error) {
    const { code, message, fix } = job.error;
    throw new ScError(code, message, fix === null ? {} : { fix });
  }
  throw new ScError("cancelled", `Cancelled: ${job.kind} of ${job.container}. Nothing of it is left.`);
}
