import type { Job } from "./job";

/** What did not work any more when a job was final already: nothing is taken back for that. Null when all of it did. */
export function tellRest({ state, steps }: Pick<Job, "state" | "steps">): string | null {
  const failed = state === "done" ? steps.find((step) => step.state === "failed") : undefined;
  return failed === undefined ? null : `${failed.label}: ${failed.detail ?? "failed"}`;
}
