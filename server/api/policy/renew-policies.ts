import type { Services } from "../services";

/**
 * Writes into the plans of the containers that stand what this version makes of their policy. To be done before anybody can ask
 * for a change: a change, and its undo, load what the plan says. Gives the names of those that were of another version.
 */
export async function renewPolicies({
  store,
  host,
  log,
}: Pick<Services, "store" | "log"> & { host: Pick<Services["host"], "renewPolicy"> }): Promise<string[]> {
  const renewed: string[] = [];
  for (const { name, life } of await store.containers.list()) {
    if (life !== "present") continue;
    try {
      const plan = await store.containers.readPlan(name);
      const policy = host.renewPolicy(plan);
      if (JSON.stringify(policy) === JSON.stringify(plan.policy)) continue;
      await store.containers.setPolicy(name, policy);
      renewed.push(name);
    } catch (error) {
      log.error({ err: error, container: name }, "its policy could not be made anew");
    }
  }
  return renewed;
}
