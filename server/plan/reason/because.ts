import type { Evidence } from "@/server/contract/evidence";
import type { PlanReason } from "@/server/contract/plan";

/** A reason: the kind of evidence, and the evidence itself in words that an administrator understands. */
export function because(evidence: Evidence, text: string): PlanReason {
  return { evidence, text };
}
