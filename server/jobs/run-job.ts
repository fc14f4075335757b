import { ScError } from "@/server/contract/error";
import type { Job } from "@/server/contract/job";
import type { Work } from "@/server/contract/work";
import type { JobDetails } from "@/server/store/job-store";
import { endJob } from "./end-job";
import type { JobLog, JobQueueOptions } from "./job-queue";
import { trackProgress } from "./track-progress";
import { undoJob } from "./undo-job";

/** One job under way. `job` is changed in place; who reads it takes copies. */
export type JobRun = {
  job: Job;
  work: Work;
  details: JobDetails;
  controller: AbortController;
  ended: Promise<void>;
};

export type JobTools = {
  store: JobQueueOptions["store"];
  now: () => number;
  log: JobLog;
  publish: (job: Job) => void;
  beforeEnd: JobQueueOptions["beforeEnd"];
};

/**
 * Runs the steps that are not done yet, one after the other; after a failure or a cancel, undoes what was started, unless
 * a step has made it final before: then the failure is logged alone.
 * Ends the job in the journal whatever happens; throws only when the journal itself cannot be written.
 */
export async function runJob(run: JobRun, tools: JobTools): Promise<void> {
  const { job } = run;
  job.state = "running";
  job.startedAt ??= tools.now();
  await tools.store.jobs.save(job, null);
  tools.publish(job);
  const error = await runSteps(run, tools);
  const isCancelled = run.controller.signal.aborted;
  if (error !== null) await undoJob(run, tools);
  const lookError = await attempt(() => tools.beforeEnd(job.container));
  if (lookError !== null)
    tools.log.error({ err: lookError, job: job.id }, "what it left could not be looked at");
  if (error === null) return endJob(run, tools, "done", null);
  await endJob(run, tools, isCancelled ? "cancelled" : "failed", toJobError(error, run, tools.log));
}

/** The error that ended it; null when every step is done. */
async function runSteps(run: JobRun, tools: JobTools): Promise<unknown> {
  for (const position of run.work.steps.keys()) {
    if (run.job.steps[position]?.state === "done") continue;
    const error = await runStep(run, position, tools);
    if (error === null) continue;
    if (!isCommitted(run, position)) return error;
    await tellFailure(run, position, error, tools);
  }
  return null;
}

/** Nothing is taken back for it any more: it stands at its step, and in the log. */
async function tellFailure(
  { job, work }: JobRun,
  position: number,
  error: unknown,
  { store, log }: JobTools,
): Promise<void> {
  const step = job.steps[position];
  const { id } = work.steps[position] ?? {};
  log.error({ err: error, job: job.id, step: id }, "failed after the work was final");
  if (step === undefined) return;
  step.detail = error instanceof ScError ? error.message : "See the helper's log.";
  await store.jobs.save(job, position);
}

/** Whether a step before that one has made the work final. */
function isCommitted({ work }: JobRun, position: number): boolean {
  return work.steps.slice(0, position).some(({ commits }) => commits === true);
}

async function runStep(run: JobRun, position: number, tools: JobTools): Promise<unknown> {
  const { job, controller } = run;
  const step = run.work.steps[position];
  const state = job.steps[position];
  if (!step || !state) throw new Error(`The journal of job ${job.id} does not fit its work.`);
  if (controller.signal.aborted && !isCommitted(run, position)) return controller.signal.reason;
  if (step.commits) job.cancellable = false;
  Object.assign(state, { state: "running", startedAt: tools.now() });
  await tools.store.jobs.save(job, position);
  tools.publish(job);
  const progress = trackProgress(run, position, tools);
  const error = await attempt(() => step.run(progress.report));
  progress.end();
  Object.assign(state, { state: error === null ? "done" : "failed", endedAt: tools.now() });
  job.deadline = null;
  await tools.store.jobs.save(job, position);
  tools.publish(job);
  return error;
}

async function attempt(task: () => Promise<void>): Promise<unknown> {
  try {
    await task();
    return null;
  } catch (error) {
    return error ?? new Error("A step failed without saying why.");
  }
}

function toJobError(error: unknown, { job, controller }: JobRun, log: JobLog): Job["error"] {
  if (controller.signal.aborted) return { code: "cancelled", message: "Cancelled.", fix: null };
  if (error instanceof ScError) return { code: error.code, message: error.message, fix: error.fix };
  log.error({ err: error, job: job.id }, "job failed by a bug");
  return {
    code: "internal",
    message: `Something went wrong in the helper (job ${job.id}).`,
    fix: "Look for the job's id in the helper's log.",
  };
}
