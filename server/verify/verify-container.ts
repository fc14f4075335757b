import type { Plan } from "@/server/contract/plan";
import type { Verification } from "@/server/contract/verification";
import { judgeAnswers } from "./judge/judge-answers";
import { judgeBarriers } from "./judge/judge-barriers";
import { judgeDrift } from "./judge/judge-drift";
import { observeContainer } from "./observe/observe-container";

/**
 * The self-test of a container: each barrier as the kernel has it for the running processes, and the plan against the
 * definition, the mounts, the labels and the files that are there. Changes nothing, starts nothing inside.
 */
export async function verifyContainer(plan: Omit<Plan, "entries">): Promise<Verification> {
  const seen = await observeContainer(plan);
  return {
    name: plan.name,
    at: Date.now(),
    running: seen.live !== null,
    findings: [...judgeBarriers(plan, seen), ...judgeAnswers(seen), ...judgeDrift(plan, seen)],
  };
}
