import type { PlanMount } from "@/server/contract/plan";
import type { ExplainedPlan } from "./explain-denial";
import type { Told } from "./say-attempt";

/** Whether a path lies where the container keeps files of its own: its private root, its image, its log. */
export function isOwnPlace(
  { path, victim }: Pick<Told, "path" | "victim">,
  plan: ExplainedPlan | null,
): boolean {
  const mount = path === null || plan === null || victim !== null ? null : findMount(path, plan.mounts);
  if (mount === null || plan === null) return false;
  const { kind, source } = mount;
  return (
    kind === "root" ||
    kind === "image" ||
    (kind === "bind" && source !== null && source.startsWith(`${plan.store.path}/`))
  );
}

/** The mount that a path of the container lies in: the longest one above it. */
export function findMount(path: string, mounts: ExplainedPlan["mounts"]): PlanMount | null {
  const above = mounts.filter(
    ({ target }) => target === "/" || path === target || path.startsWith(`${target}/`),
  );
  return above.sort((a, b) => b.target.length - a.target.length)[0] ?? null;
}
