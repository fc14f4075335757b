import { stat } from "node:fs/promises";
import { ScError } from "@/server/contract/error";
import type { Plan } from "@/server/contract/plan";

/**
 * Mount points that have to be files, because what is mounted there from the host is one. Throws ScError plan_changed
 * when the host has nothing there.
 */
export async function findFileTargets(plan: Pick<Plan, "mounts" | "store">): Promise<Set<string>> {
  const fileTargets = new Set<string>();
  for (const { kind, source, target } of plan.mounts) {
    if (kind !== "bind" || source === null || source.startsWith(`${plan.store.path}/`)) continue;
    const found = await stat(source).catch(() => null);
    if (found === null) {
      throw new ScError("plan_changed", `${source} is gone; the plan shares it.`, {
        fix: "Look at the plan again: it is computed anew.",
      });
    }
    if (!found.isDirectory()) fileTargets.add(target);
  }
  return fileTargets;
}
