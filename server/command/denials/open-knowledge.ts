import type { Denial } from "@/server/contract/denial";
import type { PairHolder } from "@/server/contract/pair-holder";
import type { Plan } from "@/server/contract/plan";
import type { PolicyReason } from "@/server/contract/policy-reason";
import { attributeDecision } from "@/server/denials/attribute/attribute-decision";
import { createHolderList } from "@/server/denials/attribute/learn-holders";
import type { Decision } from "@/server/denials/event/decision";
import { tellDenial } from "@/server/denials/tell-denial";
import { askPolicy } from "@/server/host/ask-policy";
import { connectHelper } from "../client/connect-helper";

/** What is known of containers: from the helper, where it answers, and from the log itself. */
export async function openKnowledge(): Promise<Knowledge> {
  const helper = connectHelper();
  const fromHelper = await helper.denials.holders.query().catch(() => null);
  const learned = createHolderList();
  const plans = new Map<string, ShownPlan | null>();
  const told = new WeakMap<Denial, (reason: PolicyReason | null) => Denial>();
  const holders = (): PairHolder[] => [...learned.holders, ...(fromHelper ?? [])];

  return {
    hasHelper: fromHelper !== null,
    learn: learned.learn,

    async tell(decision: Decision): Promise<Denial> {
      learned.learn(decision);
      const known = { holders: holders() };
      const { container } = attributeDecision(decision, known);
      const plan = container === null ? null : await readPlan(container);
      const denial = tellDenial(decision, known, () => ({ plan, reason: null }));
      told.set(denial, (reason) => tellDenial(decision, known, () => ({ plan, reason })));
      return denial;
    },

    /** The same denials, where only a missing rule explains them with what the policy that is loaded says. */
    async askPolicy(denials: readonly Denial[]): Promise<Denial[]> {
      const isOpen = ({ container, explanation }: Denial) =>
        container !== null && explanation.kind === "type";
      const open = denials.filter(isOpen);
      const reasons = await askPolicy(open);
      return denials.map((denial) => told.get(denial)?.(reasons[open.indexOf(denial)] ?? null) ?? denial);
    },
  };

  async function readPlan(name: string): Promise<ShownPlan | null> {
    if (fromHelper === null) return null;
    const kept = plans.get(name);
    if (kept !== undefined) return kept;
    const plan = await helper.containers.plan.query({ name }).catch(() => null);
    plans.set(name, plan);
    return plan;
  }
}

export type Knowledge = {
  hasHelper: boolean;
  learn: (decision: Decision) => void;
  tell: (decision: Decision) => Promise<Denial>;
  askPolicy: (denials: readonly Denial[]) => Promise<Denial[]>;
};

type ShownPlan = Omit<Plan, "entries">;
