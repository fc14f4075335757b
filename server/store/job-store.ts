import type { JobStep, PrismaClient, Job as Row } from "@/prisma/generated/client";
import type { ErrorCode } from "@/server/contract/error";
import type { Job } from "@/server/contract/job";

/** The journal of long works. */
export function createJobStore(database: PrismaClient) {
  return {
    async insert(job: Job, details: JobDetails): Promise<void> {
      await database.job.create({
        data: {
          id: job.id,
          ...toColumns(job),
          kind: job.kind,
          container: job.container,
          actor: job.actor,
          arguments: JSON.stringify(details.arguments),
          activityId: details.activityId,
          queuedAt: new Date(job.queuedAt),
          steps: { create: job.steps.map((step, position) => ({ position, ...toStepColumns(step) })) },
        },
      });
    },

    /** Writes the job and one of its steps: what is on disk when this resolves is what a restart finds. */
    async save(job: Job, position: number | null): Promise<void> {
      const step = position === null ? undefined : job.steps[position];
      await database.$transaction([
        database.job.update({ where: { id: job.id }, data: toColumns(job) }),
        ...(step && position !== null
          ? [
              database.jobStep.update({
                where: { jobId_position: { jobId: job.id, position } },
                data: toStepColumns(step),
              }),
            ]
          : []),
      ]);
    },

    async find(id: string): Promise<Job | null> {
      const row = await database.job.findUnique({ where: { id }, include: withSteps });
      return row && toJob(row);
    },

    async list(limit: number): Promise<Job[]> {
      const rows = await database.job.findMany({
        orderBy: { queuedAt: "desc" },
        take: limit,
        include: withSteps,
      });
      return rows.map(toJob);
    },

    /** Of one container, newest first, those queued before a moment. */
    async listOf(container: string, before: number, limit: number): Promise<Job[]> {
      const rows = await database.job.findMany({
        where: { container, queuedAt: { lt: new Date(Math.min(before, latestDate)) } },
        orderBy: { queuedAt: "desc" },
        take: limit,
        include: withSteps,
      });
      return rows.map(toJob);
    },

    /** What was under way or waiting when the helper ended, oldest first. */
    async listUnfinished(): Promise<{ job: Job; details: JobDetails }[]> {
      const rows = await database.job.findMany({
        where: { endedAt: null },
        orderBy: { queuedAt: "asc" },
        include: withSteps,
      });
      return rows.map((row) => ({
        job: toJob(row),
        details: { arguments: JSON.parse(row.arguments) as JobArguments, activityId: row.activityId },
      }));
    },

    async prune(endedBefore: number): Promise<void> {
      await database.job.deleteMany({ where: { endedAt: { lt: new Date(endedBefore) } } });
    },
  };
}

/** Plain values from which the work can be made again after a crash. */
export type JobArguments = Record<string, string | boolean | number | null>;
export type JobDetails = { arguments: JobArguments; activityId: number | null };

/** The last moment that a date can be (ECMA-262, 21.4.1.1), short of where a year takes five digits. */
const latestDate = Date.UTC(9999, 0, 1);

const withSteps = { steps: { orderBy: { position: "asc" } } } as const;

function toColumns(job: Job) {
  return {
    revision: BigInt(job.revision),
    state: job.state,
    cancellable: job.cancellable,
    errorCode: job.error?.code ?? null,
    errorMessage: job.error?.message ?? null,
    errorFix: job.error?.fix ?? null,
    startedAt: toDate(job.startedAt),
    endedAt: toDate(job.endedAt),
  };
}

function toStepColumns(step: Job["steps"][number]) {
  return {
    ...step,
    done: toBigInt(step.done),
    total: toBigInt(step.total),
    startedAt: toDate(step.startedAt),
    endedAt: toDate(step.endedAt),
  };
}

function toJob(row: Row & { steps: JobStep[] }): Job {
  return {
    id: row.id,
    revision: Number(row.revision),
    kind: row.kind as Job["kind"],
    container: row.container as Job["container"],
    state: row.state as Job["state"],
    actor: row.actor,
    steps: row.steps.map(toStep),
    deadline: null,
    cancellable: row.cancellable,
    error:
      row.errorCode === null
        ? null
        : { code: row.errorCode as ErrorCode, message: row.errorMessage ?? "", fix: row.errorFix },
    queuedAt: row.queuedAt.getTime(),
    startedAt: row.startedAt?.getTime() ?? null,
    endedAt: row.endedAt?.getTime() ?? null,
  };
}

function toStep(row: JobStep): Job["steps"][number] {
  return {
    id: row.id,
    label: row.label,
    state: row.state as Job["steps"][number]["state"],
    done: row.done === null ? null : Number(row.done),
    total: row.total === null ? null : Number(row.total),
    detail: row.detail,
    startedAt: row.startedAt?.getTime() ?? null,
    endedAt: row.endedAt?.getTime() ?? null,
  };
}

function toDate(at: number | null): Date | null {
  return at === null ? null : new Date(at);
}

function toBigInt(amount: number | null): bigint | null {
  return amount === null ? null : BigInt(Math.round(amount));
}
