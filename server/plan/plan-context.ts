import type { AbsolutePath } from "@/server/contract/absolute-path";
import type { Facts, PackageFacts, UnitFacts } from "@/server/contract/facts";
import type { PlanRequest } from "@/server/contract/plan-request";
import type { PlanSeed } from "./plan-seed";

/** What every part of the plan looks at. */
export type PlanContext = {
  facts: Facts;
  request: PlanRequest;
  seed: PlanSeed;
  /** The unit that is followed; null: a plain program. */
  unit: UnitFacts | null;
  /** Directory of this container on the host. */
  containerPath: AbsolutePath;
  packageById: ReadonlyMap<string, PackageFacts>;
  /** See canonicalPath: with the links of this host. */
  canonical: (path: AbsolutePath) => AbsolutePath;
};
