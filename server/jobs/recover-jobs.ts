import type { Job } from "@/server/contract/job";
import type { Work } from "@/server/contract/work";
import type { JobDetails } from "@/server/store/job-store";
import { endJob } from "./end-job";
import type { JobTools } from "./run-job";
import { undoJob } from "./undo-job";

/** What is to become of a job that the last process left. */
export type Recovery =
  /** Take back the started steps, from disk. */
  | { kind: "undo"; work: Work }
  /** Run what is not done yet. */
  | { kind: "resume"; work: Work }
  /** It was done, only not written down. */
  | { kind: "done" }
  /** Nothing to be done about it: say that it was interrupted. */
  | { kind: "interrupted" };

/** Brings every unfinished job to an end, or on its way again (`resume`). One that cannot be judged is logged and failed. */
export async function recoverJobs({ decide, resume, ...rest }: RecoverOptions): Promise<void> {
  const publish = (job: Job) => {
    job.revision = Math.max(job.revision + 1, rest.now());
  };
  const tools = { ...rest, publish };
  for (const { job, details } of await tools.store.jobs.listUnfinished()) {
    tools.log.warn({ job: job.id, kind: job.kind, container: job.container }, "job was left unfinished");
    const run = { job, details };
    try {
      const recovery = await decide(job, details);
      if (recovery.kind === "resume") resume(job, details, recovery.work);
      else if (recovery.kind === "done") await endJob(run, tools, "done", null);
      else {
        if (recovery.kind === "undo") await undoJob({ job, work: recovery.work }, tools);
        await endJob(run, tools, "failed", interrupted(recovery.kind));
      }
    } catch (error) {
      tools.log.error({ err: error, job: job.id }, "job could not be recovered");
      await endJob(run, tools, "failed", interrupted("interrupted"));
    }
  }
}

type RecoverOptions = Omit<JobTools, "publish" | "beforeEnd"> & {
  decide: (job: Job, details: JobDetails) => Promise<Recovery>;
  resume: (job: Job, details: JobDetails, work: Work) => void;
};

function interrupted(kind: "undo" | "interrupted"): Job["error"] {
  const rest = kind === "undo" ? " What it had made was taken back." : "";
  return { code: "cancelled", message: `Interrupted: the helper ended meanwhile.${rest}`, fix: "Try again." };
}
