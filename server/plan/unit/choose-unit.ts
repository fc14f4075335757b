import type { Facts, UnitFacts } from "@/server/contract/facts";
import type { PlanRequest } from "@/server/contract/plan-request";

/**
 * The unit that the container follows: the one that was asked for (null for none), else the first that fits the
 * executable. A unit that was asked for and does not exist gives null too; warnings say so.
 */
export function chooseUnit(facts: Facts, request: PlanRequest): UnitFacts | null {
  if (request.unit === null) return null;
  if (request.unit !== undefined) return facts.units.find((unit) => unit.name === request.unit) ?? null;
  return facts.units.find((unit) => fits(unit, facts.executable.resolved)) ?? null;
}

/** The only service of its packages is taken for the program's when that is one for administrators, not a tool beside it. */
function fits(unit: UnitFacts, executable: string): boolean {
  if (unit.name.includes("@.")) return false;
  return unit.fit === "only" ? /\/s?bin\/[^/]+d$|\/sbin\//.test(executable) : unit.fit !== "none";
}
