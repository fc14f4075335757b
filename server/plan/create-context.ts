import { absolutePathSchema } from "@/server/contract/absolute-path";
import type { Facts } from "@/server/contract/facts";
import type { PlanRequest } from "@/server/contract/plan-request";
import { canonicalPath } from "./path/canonical-path";
import type { PlanContext } from "./plan-context";
import type { PlanSeed } from "./plan-seed";
import { chooseUnit } from "./unit/choose-unit";

/** Facts, request and seed with what all parts derive from them. */
export function createContext(facts: Facts, request: PlanRequest, seed: PlanSeed): PlanContext {
  const { usrLinks } = facts.host;
  return {
    facts,
    request,
    seed,
    unit: chooseUnit(facts, request),
    containerPath: absolutePathSchema.parse(`${seed.stateDir}/containers/${request.name}`),
    packageById: new Map(facts.packages.map((each) => [each.id, each])),
    canonical: (path) => canonicalPath(path, usrLinks),
  };
}
