import type { Plan } from "@/server/contract/plan";
import type { Services } from "../services";

/** The plan that a container has, with its entries. Throws container_not_found. */
export async function readWholePlan(
  { containers }: Pick<Services["store"], "containers">,
  name: string,
): Promise<Plan> {
  return { ...(await containers.readPlan(name)), entries: await containers.readEntries(name) };
}
