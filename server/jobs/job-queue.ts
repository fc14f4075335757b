import { ScError } from "@/server/contract/error";
import type { Job } from "@/server/contract/job";
import type { Work } from "@/server/contract/work";
import type { JobArguments, JobDetails } from "@/server/store/job-store";
import type { Store } from "@/server/store/open-store";
import { createJob } from "./create-job";
import { createLane } from "./create-lane";
import { type Recovery, recoverJobs } from "./recover-jobs";
import { type JobRun, runJob } from "./run-job";

/**
 * Executes works as jobs. A container has one job at a time (it is busy meanwhile); one build runs at a time, starts and
 * stops side by side. Every step is in the database before it starts, so that a restart knows what to take back.
 */
export function createJobQueue({ store, now, log, onChange, beforeEnd }: JobQueueOptions) {
  const lanes = { build: createLane(1), other: createLane(16) };
  const runs = new Map<string, JobRun>();
  const recent = new Map<string, Job>();
  let isStopping = false;

  return {
    /** Enters the job into the journal and the activity list, and queues it. Throws container_busy. */
    async submit(request: JobRequest): Promise<Job> {
      const run = reserve(createJob(request, now()), request.work);
      try {
        run.details = { arguments: request.arguments, activityId: await openActivity(request) };
        await store.jobs.insert(run.job, run.details);
      } catch (error) {
        runs.delete(request.container);
        throw error;
      }
      publish(run.job);
      const queued = structuredClone(run.job);
      start(run, request.onDone);
      return queued;
    },

    /** Throws job_not_found. */
    async get(id: string): Promise<Job> {
      const job = findRun(id)?.job ?? (await store.jobs.find(id));
      if (!job) throw new ScError("job_not_found", "There is no such job.");
      return structuredClone(job);
    },

    /** Newest first. */
    async list(limit: number): Promise<Job[]> {
      const jobs = await store.jobs.list(limit);
      return jobs.map((job) => structuredClone(findRun(job.id)?.job ?? job));
    },

    /** Jobs under way and the last ones that ended, as a tab needs them that was away for a while. */
    listRecent(): Job[] {
      return [...recent.values()].map((job) => structuredClone(job));
    },

    findActive(container: string): Job | null {
      const run = runs.get(container);
      return run ? structuredClone(run.job) : null;
    },

    /** Asks the job to end; what it has made is taken back. Throws job_not_found or job_not_cancellable. */
    async cancel(id: string): Promise<Job> {
      const run = findRun(id);
      const job = await this.get(id);
      if (!run?.job.cancellable) {
        const why = run ? "This cannot be stopped half-way." : "The job has ended already.";
        throw new ScError("job_not_cancellable", why);
      }
      run.controller.abort(new ScError("cancelled", "Cancelled."));
      return job;
    },

    /** Finishes or takes back what the last process left, before anything else is accepted. */
    async recover(decide: (job: Job, details: JobDetails) => Promise<Recovery>): Promise<void> {
      await recoverJobs({
        store,
        now,
        log,
        decide,
        resume: (job, details, work) => resume(job, details, work),
      });
    },

    /** Takes no more jobs, cancels builds and waits for them. What else is under way is left to the next start. */
    async stop(): Promise<void> {
      isStopping = true;
      const builds = [...runs.values()].filter(({ job }) => job.kind === "build");
      for (const { controller } of builds)
        controller.abort(new ScError("cancelled", "The helper is stopping."));
      await Promise.allSettled(builds.map(({ ended }) => ended));
    },
  };

  function reserve(job: Job, work: Work): JobRun {
    const busy = runs.get(job.container);
    if (busy || isStopping) {
      const why = busy ? `${job.container} has a ${busy.job.kind} under way.` : "The helper is stopping.";
      throw new ScError("container_busy", why, { fix: "Wait until it is done, or cancel it." });
    }
    const run: JobRun = {
      job,
      work,
      details: { arguments: {}, activityId: null },
      controller: new AbortController(),
      ended: Promise.resolve(),
    };
    runs.set(job.container, run);
    return run;
  }

  function resume(job: Job, details: JobDetails, work: Work): void {
    const run = reserve(job, work);
    run.details = details;
    publish(job);
    start(run, undefined);
  }

  function start(run: JobRun, onDone: JobRequest["onDone"]): void {
    const lane = run.job.kind === "build" ? lanes.build : lanes.other;
    run.ended = lane(() => runJob(run, { store, now, log, publish, beforeEnd }))
      .catch((error: unknown) => log.error({ err: error, job: run.job.id }, "job journal failed"))
      .then(() => finish(run, onDone));
  }

  async function finish(run: JobRun, onDone: JobRequest["onDone"]): Promise<void> {
    runs.delete(run.job.container);
    publish(run.job);
    if (run.job.state !== "done") return;
    await onDone?.().catch((error: unknown) =>
      log.error({ err: error, job: run.job.id }, "follow-up failed"),
    );
  }

  function publish(job: Job): void {
    job.revision = Math.max(job.revision + 1, now());
    const copy = structuredClone(job);
    recent.delete(job.id);
    recent.set(job.id, copy);
    for (const [id, { endedAt }] of recent) {
      if (recent.size <= maxRecent) break;
      if (endedAt !== null) recent.delete(id);
    }
    onChange(copy);
  }

  function findRun(id: string): JobRun | undefined {
    return [...runs.values()].find(({ job }) => job.id === id);
  }

  async function openActivity({ actor, action, container, detail }: JobRequest): Promise<number> {
    return store.activity.open({ at: now(), actor, action, container, detail });
  }
}

export type JobQueue = ReturnType<typeof createJobQueue>;
export type JobQueueOptions = {
  store: Pick<Store, "jobs" | "activity">;
  now: () => number;
  log: JobLog;
  /** Called with a copy of the job at every change, at most 10 times a second for mere progress. */
  onChange: (job: Job) => void;
  /** Waited for when the work is over, before the job counts as ended: the container is then known as the work left it. */
  beforeEnd: (container: string) => Promise<void>;
};
export type JobLog = { info: LogCall; warn: LogCall; error: LogCall };
type LogCall = (fields: object, message: string) => void;

export type JobRequest = Pick<Job, "id" | "kind" | "container" | "actor"> & {
  /** Enough to make the work again after a crash. */
  arguments: JobArguments;
  /** For the activity list. */
  action: string;
  detail: string;
  work: Work;
  /** Called once when the job is done, not when it failed. */
  onDone?: () => Promise<void>;
};

const maxRecent = 50;
