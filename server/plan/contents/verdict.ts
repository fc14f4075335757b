import type { Disposition } from "@/server/contract/disposition";
import type { PlanReason } from "@/server/contract/plan";

/** What one rule says of one path. */
export type Verdict = { disposition: Disposition; reason: PlanReason };
