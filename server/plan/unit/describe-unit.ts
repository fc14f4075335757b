import type { Plan } from "@/server/contract/plan";
import type { PlanContext } from "../plan-context";
import { because } from "../reason/because";

/** The unit that the plan follows, with why it was taken; null for a plain program. */
export function describeUnit({ unit, request, facts }: PlanContext): Plan["unit"] {
  if (!unit) return null;
  const reason =
    request.unit === undefined
      ? because("unit", `${unit.path}${ownedBy(unit.package)} ${fits[unit.fit]} ${facts.executable.path}`)
      : because("choice", `${unit.name} was chosen`);
  return { name: unit.name, path: unit.path, type: unit.type, reason };
}

const fits = {
  executes: "is the unit that starts",
  wrapper: "starts a script that names",
  name: "is called like",
  only: "is the only service of the package of",
  none: "was not chosen for",
} as const;

function ownedBy(packageId: string | null): string {
  return packageId === null ? "" : `, shipped by ${packageId},`;
}
