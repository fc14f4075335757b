import type { Plan } from "@/server/contract/plan";
import { buildContainerModule } from "@/server/policy/container/build-container-module";
import { describeRules } from "@/server/policy/container/describe-rules";
import { moduleOf } from "@/server/policy/container/module-of";
import type { PlanContext } from "../plan-context";

/**
 * The container's own policy module, the same on every host. Where SELinux is off it is shown and not loaded: nothing
 * could use it, and the container's files carry the label that it needs already.
 */
export function createPolicy(
  { facts }: PlanContext,
  plan: Pick<Plan, "name" | "executable" | "capabilities" | "store" | "label" | "mounts" | "network">,
): Plan["policy"] {
  return {
    module: moduleOf(plan.name),
    load: facts.host.selinux.mode !== "disabled",
    text: buildContainerModule(plan),
    rules: describeRules(plan),
  };
}
