import type { FixCandidate } from "@/server/contract/denial";
import type { DenialGroup } from "@/server/contract/denial-list";
import { ScError } from "@/server/contract/error";
import type { PlanChange } from "@/server/contract/plan-change";
import { dangerousCapabilities } from "@/server/plan/capabilities/dangerous-capabilities";
import type { Services } from "../services";

/**
 * The answer of a denial that makes this change. What is an attack or a bug has none, whoever asks. Throws denial_not_found and
 * plan_refused.
 */
export function requireCandidate(
  { denials }: Pick<Services, "denials">,
  name: string,
  { id, change }: { id: string; change: PlanChange },
): { group: DenialGroup; candidate: FixCandidate } {
  const group = denials.list(name).groups.find((each) => each.id === id);
  if (!group) throw new ScError("denial_not_found", `There is no such denial of ${name} any more.`);
  const { container, explanation } = group.denial;
  if (explanation.suspicious) {
    throw new ScError("plan_refused", "This is an attack or a bug: nothing is ever opened for it.");
  }
  if (container !== name)
    throw new ScError("plan_refused", `This was not denied to ${name}, but to another.`);
  const candidate = explanation.candidates.find((each) => isSame(each.change, change));
  const isDangerous = change.kind === "capability" && dangerousCapabilities.has(change.name);
  if (candidate && !isDangerous) return { group, candidate };
  throw new ScError("plan_refused", "This is none of the answers to this denial.", {
    fix: "sandboxcontainer denials list NAME has them.",
  });
}

function isSame(a: PlanChange | null, b: PlanChange): boolean {
  return a !== null && keyOf(a) === keyOf(b);
}

function keyOf(change: PlanChange): string {
  if (change.kind === "relabel") return change.kind;
  return change.kind === "capability" ? change.name : `${change.path}=${change.disposition}`;
}
