import type { Job } from "@/server/contract/job";
import { formatSize } from "./format-size";
import { makeVisible } from "./make-visible";

/**
 * Shows how jobs go on, on standard error: at a terminal one line that is drawn again, else a line whenever a step
 * changes. `show` takes the newest state of one job; `end` leaves the cursor on a fresh line.
 */
export function makeProgress(output: ProgressOutput, isSingle: boolean): JobProgress {
  const isLive = output.isTTY === true && isSingle;
  const seen = new Map<string, string>();
  return {
    show(job) {
      const line = formatJob(job);
      if (isLive) output.write(`\r\x1b[2K${line.slice(0, (output.columns ?? 80) - 1)}`);
      else for (const text of listNews(job, seen)) output.write(`${text}\n`);
    },
    end() {
      if (isLive) output.write("\r\x1b[2K");
    },
  };
}

export type JobProgress = { show: (job: Job) => void; end: () => void };

type ProgressOutput = { write: (text: string) => unknown; isTTY?: boolean; columns?: number };

/** "web1: [3/7] Copy the private files, 1.2 MB of 40 MB". */
export function formatJob(job: Job): string {
  const index = job.steps.findIndex(({ state }) => state === "running");
  const step = job.steps[index];
  if (step === undefined) return `${job.container}: ${jobWords[job.state]}`;
  const bytes =
    step.done === null
      ? ""
      : `, ${formatSize(step.done)}${step.total ? ` of ${formatSize(step.total)}` : ""}`;
  const left =
    job.deadline === null ? "" : `, ${Math.max(0, Math.ceil((job.deadline - Date.now()) / 1000))} s left`;
  return `${job.container}: [${index + 1}/${job.steps.length}] ${makeVisible(step.label)}${bytes}${left}`;
}

function listNews(job: Job, seen: Map<string, string>): string[] {
  return job.steps.flatMap((step, index) => {
    const key = `${job.id} ${step.id}`;
    if (step.state === "waiting" || seen.get(key) === step.state) return [];
    seen.set(key, step.state);
    return [`${job.container}: [${index + 1}/${job.steps.length}] ${makeVisible(step.label)}: ${step.state}`];
  });
}

const jobWords = {
  queued: "waiting for its turn",
  running: "working",
  undoing: "taking back",
  done: "done",
  failed: "failed",
  cancelled: "cancelled",
} as const satisfies Record<Job["state"], string>;
