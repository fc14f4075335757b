import type { Job } from "@/server/contract/job";
import type { JobRequest } from "./job-queue";

/** A job as it is before it starts. */
export function createJob({ id, kind, container, actor, work }: JobRequest, at: number): Job {
  return {
    id,
    revision: 0,
    kind,
    container,
    actor,
    state: "queued",
    steps: work.steps.map((step) => ({
      id: step.id,
      label: step.label,
      state: "waiting",
      done: null,
      total: null,
      detail: null,
      startedAt: null,
      endedAt: null,
    })),
    deadline: null,
    cancellable: work.cancellable,
    error: null,
    queuedAt: at,
    startedAt: null,
    endedAt: null,
  };
}
