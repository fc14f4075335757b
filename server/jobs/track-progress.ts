import type { StepProgress } from "@/server/contract/work";
import type { JobRun, JobTools } from "./run-job";

/** What a step reports through, published at most 10 times a second, the newest value always in the end. */
export function trackProgress(
  { job, controller }: JobRun,
  position: number,
  { publish }: Pick<JobTools, "publish">,
): { report: StepProgress; end: () => void } {
  let timer: NodeJS.Timeout | null = null;
  let isEnded = false;

  return {
    report: {
      signal: controller.signal,
      report: (done, total, detail) => {
        const step = job.steps[position];
        if (!step || isEnded) return;
        Object.assign(step, { done, total, detail: detail ?? step.detail });
        timer ??= setTimeout(flush, intervalMs);
      },
      setDeadline: (at) => {
        if (isEnded) return;
        job.deadline = at;
        publish(job);
      },
    },
    end: () => {
      isEnded = true;
      if (timer) clearTimeout(timer);
    },
  };

  function flush(): void {
    timer = null;
    publish(job);
  }
}

const intervalMs = 100;
