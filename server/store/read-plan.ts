import type { Plan } from "@/server/contract/plan";

/** A stored plan. Those from before containers had a policy of their own have none. */
export function readPlan(text: string): Omit<Plan, "entries"> {
  const plan = JSON.parse(text) as Omit<Plan, "entries" | "policy"> & Partial<Pick<Plan, "policy">>;
  return { ...plan, policy: plan.policy ?? null };
}
