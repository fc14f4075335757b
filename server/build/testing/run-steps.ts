import type { Step, StepProgress, Work } from "@/server/contract/work";

/** The least that the job queue does: runs the steps in order, and takes all begun ones back when one fails. */
export async function runSteps(work: Work, progress: Partial<StepProgress> = {}): Promise<void> {
  const begun: Step[] = [];
  try {
    for (const step of work.steps) {
      begun.push(step);
      await step.run({
        signal: new AbortController().signal,
        report: ignore,
        setDeadline: ignore,
        ...progress,
      });
    }
  } catch (error) {
    for (const step of begun.reverse()) await step.undo?.();
    throw error;
  }
}

function ignore(): void {}
