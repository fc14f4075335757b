import { join } from "node:path";
import type { Plan } from "@/server/contract/plan";

/**
 * Where one build works: everything is made in `staging`, whose name tells the job, and renamed to `target` when
 * whole. Throws when the plan was made for another state directory or the job id is not a plain word.
 */
export function buildPlaces(plan: Pick<Plan, "name" | "store">, options: BuildOptions): BuildPlaces {
  const containers = join(options.settings.stateDir, "containers");
  const target = join(containers, plan.name);
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(options.jobId)) throw new Error(`Not a job id: ${options.jobId}`);
  if (plan.store.path !== target) throw new Error(`The plan is for ${plan.store.path}, not for ${target}.`);
  const own = (prefix: string) => join(containers, `.${prefix}-${options.jobId}`);
  const policy = join(options.settings.stateDir, "policy");
  return { containers, policy, target, staging: own("staging"), leftover: own("leftover") };
}

export type BuildOptions = { jobId: string; settings: { stateDir: string } };

export type BuildPlaces = {
  containers: string;
  /** What of the host's policy is ours. */
  policy: string;
  target: string;
  staging: string;
  /** The tree that an image was filled from, on its way out. */
  leftover: string;
};
