import type { Explanation } from "@/server/contract/denial";
import type { Plan } from "@/server/contract/plan";
import type { PolicyReason } from "@/server/contract/policy-reason";
import { pairOfRange } from "../pair-of-range";
import { explainAccess } from "./explain-access";
import { sayAttempt, type Told } from "./say-attempt";

/**
 * Why SELinux decided as it did, in the language of the plan, and what could be done about it. `plan` is that of the denial's
 * container, null where it is not known; `reason` is what the loaded policy says, where it was asked (audit2why(1)). What
 * crosses from one container to another, or touches what holds containers back, is never to be opened.
 */
export function explainDenial(denial: Told, { plan, reason }: ExplainContext): Explanation {
  return {
    sentence: sayAttempt(denial),
    ...(explainResult(denial) ?? explainAccess(denial, { plan, reason })),
  };
}

export type ExplainContext = { plan: ExplainedPlan | null; reason: PolicyReason | null };

/** What of a plan explains a denial. */
export type ExplainedPlan = Pick<Plan, "name" | "label" | "mounts" | "capabilities" | "store">;

/** `sentence` is added to it. */
export type Why = Omit<Explanation, "sentence">;

function explainResult({ result, container, victim, source }: Told): Why | null {
  const nothing = { suspicious: false, candidates: [] };
  if (result === "granted") return { kind: "granted", reason: "It is allowed.", ...nothing };
  if (result === "claimed") {
    const reason = `The kernel names ${source?.type ?? "no label"} as the sender, which guards nothing for others. What the record says is not believed.`;
    return { kind: "claim", reason, suspicious: true, candidates: [] };
  }
  if (result === "error") {
    const reason = "The policy that is loaded lacks its type, or does not admit it for this user and role.";
    const check = container === null ? [] : [checkPolicy(container)];
    return { kind: "unknown-label", reason, suspicious: false, candidates: check };
  }
  if (container === null && pairOfRange(source?.range ?? null) === null) {
    const reason =
      victim === null ? "It is no container's." : `It is a process of the host, not of ${victim}.`;
    return { kind: "host", reason, ...nothing };
  }
  return null;
}

function checkPolicy(name: string): Explanation["candidates"][number] {
  const text = "See whether its policy module is loaded.";
  return { kind: "policy", text, opens: null, command: `sandboxcontainer verify ${name}`, change: null };
}
