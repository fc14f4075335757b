import type { Plan } from "@/server/contract/plan";
import type { Services } from "../services";

/** The plan that a container gets back when an answer is undone, its policy as this version makes it. Throws denial_not_found. */
export async function readFormerPlan(
  { store, host }: Pick<Services, "store" | "host">,
  answerId: string,
): Promise<Plan> {
  const plan = await store.answers.readBefore(answerId);
  return { ...plan, policy: host.renewPolicy(plan) };
}
