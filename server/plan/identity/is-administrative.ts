import type { PlanContext } from "../plan-context";

/**
 * True for a program without unit that expects root: kept in an sbin directory, or a unit would start it and the
 * administrator chose to do without.
 */
export function isAdministrative({ facts, request, canonical }: PlanContext): boolean {
  const { path, resolved } = facts.executable;
  const isSystem = [path, resolved].some((each) => /\/sbin\/[^/]+$/.test(canonical(each)));
  return (
    isSystem ||
    (request.unit === null && facts.units.some((unit) => unit.execStart.some((line) => line.path === path)))
  );
}
