import type { Capability } from "@/server/contract/capability";
import type { McsPair } from "@/server/contract/mcs-pair";
import { policyNames } from "../policy-names";
import { typeOf } from "./type-of";
import { writeCapabilityRules } from "./write-capability-rules";
import { writeFileContext } from "./write-file-context";
import { writePortRules } from "./write-port-rules";

/**
 * One container's own module in CIL: its type, with the planned capabilities and no others, the ports that those
 * allow, and the label of its files, so that a relabel of the host keeps type and pair.
 */
export function buildContainerModule(plan: PolicyPlan): string {
  const type = typeOf(plan.name);
  const capabilities = plan.capabilities.map(({ name }) => name);
  return [
    writeType(plan.name, plan.executable.path, type),
    writeCapabilityRules(type, capabilities),
    writePortRules(type, capabilities),
    writeFileContext(plan.store.path, plan.label.pair),
  ].join("\n");
}

/** The part of a plan that its policy is made from. */
export type PolicyPlan = {
  name: string;
  executable: { path: string };
  capabilities: readonly { name: Capability }[];
  store: { path: string };
  label: { pair: McsPair };
};

function writeType(name: string, executable: string, type: string): string {
  return `; Container ${name}: ${executable.replaceAll(/[^\x20-\x7e]/g, "?")}. Generated from its plan.
(type ${type})
(roletype system_r ${type})
(typeattributeset domain (${type}))
; Bound by its categories: files, processes and sockets of another pair are out of reach.
(typeattributeset mcs_constrained_type (${type}))
; What every container may do, and no other attribute of the base's own containers: those bring rights that no plan names.
(typeattributeset ${policyNames.domains} (${type}))
`;
}
