import { randomUUID } from "node:crypto";
import { buildWork } from "@/server/build/build-work";
import { runSteps } from "@/server/build/testing/run-steps";
import type { Plan } from "@/server/contract/plan";
import { deleteWork } from "@/server/run/delete-work";
import { StepTimes } from "../measure/step-times";

/** Builds and defines the container of a plan, with everything that the product's own job does. */
export function buildContainer(plan: Plan, stateDir: string, steps = new StepTimes()): Promise<void> {
  return runSteps(steps.watch(buildWork(plan, { jobId: randomUUID(), settings: { stateDir } })));
}

/** Takes its domain, running or not, and its directory away; that there is neither is fine. */
export function removeContainer(plan: Plan): Promise<void> {
  return runSteps(deleteWork(plan, { force: true }));
}
