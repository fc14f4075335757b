import type { Plan } from "@/server/contract/plan";
import { buildContainerModule } from "@/server/policy/container/build-container-module";
import { describeRules } from "@/server/policy/container/describe-rules";

/**
 * The policy of a plan as this version makes it: rules and words anew from the plan's own choices, name and whether it is loaded as
 * they are. Null for a container from before there were policies.
 */
export function renewPolicy(plan: Omit<Plan, "entries">): Plan["policy"] {
  if (plan.policy === null) return null;
  return { ...plan.policy, text: buildContainerModule(plan), rules: describeRules(plan) };
}
