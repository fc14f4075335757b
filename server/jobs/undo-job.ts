import type { JobRun, JobTools } from "./run-job";

/**
 * Undoes the started steps, last first. A step whose undo fails is logged and left as it is; the ones before it are
 * undone all the same. What is undone already (before a crash) is not undone twice.
 */
export async function undoJob(
  run: Pick<JobRun, "job" | "work">,
  tools: Omit<JobTools, "beforeEnd">,
): Promise<void> {
  const { job, work } = run;
  job.state = "undoing";
  job.cancellable = false;
  await tools.store.jobs.save(job, null);
  tools.publish(job);
  for (const [position, state] of [...job.steps.entries()].reverse()) {
    const undo = work.steps.find(({ id }) => id === state.id)?.undo;
    if (!undo || !startedStates.has(state.state)) continue;
    try {
      await undo();
      state.state = "undone";
    } catch (error) {
      tools.log.error({ err: error, job: job.id, step: state.id }, "undo failed");
      state.detail = "Could not be taken back; see the helper's log.";
    }
    await tools.store.jobs.save(job, position);
    tools.publish(job);
  }
}

const startedStates = new Set<string>(["running", "done", "failed"]);
