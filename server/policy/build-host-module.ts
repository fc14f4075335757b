import type { BasePolicy } from "./base-policy";
import { writeContainerRules } from "./host/write-container-rules";
import { writeControllerRules } from "./host/write-controller-rules";
import { writeDeclarations } from "./host/write-declarations";
import { writeRangeInheritance } from "./host/write-range-inheritance";
import { policyNames } from "./policy-names";

/**
 * The module of the host in CIL: what the containers' own modules build on, and what the base policy lacks. Chosen by
 * what the loaded policy has, never by the distribution's name.
 */
export function buildHostModule(base: BasePolicy): string {
  const parts = [
    `${policyNames.hostModuleMark} Generated: changes here are lost with the next update.\n`,
    writeDeclarations(base),
    writeContainerRules(),
    writeControllerRules(base),
    writeRangeInheritance(base),
  ];
  return parts.filter((part) => part !== "").join("\n");
}
