import type { Services } from "../services";

/**
 * Loads anew what of ours in the host's policy is of another version. Takes seconds, and comes before any policy change that is
 * asked for later. Never throws: what fails is logged, and doctor says it.
 */
export async function updateLoadedPolicy(
  { store, host, log }: Pick<Services, "store" | "host" | "log">,
  signal: AbortSignal,
): Promise<void> {
  const listPlans = async () => {
    const containers = (await store.containers.list()).filter(({ life }) => life === "present");
    const plans = await Promise.all(containers.map(({ name }) => store.containers.readPlan(name)));
    return plans.flatMap(({ policy, ...plan }) => (policy === null ? [] : [{ ...plan, policy }]));
  };
  try {
    const modules = await host.updatePolicy(listPlans, signal);
    if (modules.length > 0) log.info({ modules }, "the host's policy was brought up to date");
  } catch (error) {
    if (!signal.aborted)
      log.error({ err: error }, "what is ours in the host's policy could not be brought up to date");
  }
}
