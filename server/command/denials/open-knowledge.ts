import type { ContainerName } from "@/server/contract/container-name";
import type { Denial } from "@/server/contract/denial";
import type { PairHolder } from "@/server/contract/pair-holder";
import type { Plan } from "@/server/contract/plan";
import { attributeDecision } from "@/server/denials/attribute/attribute-decision";
import { createHolderList } from "@/server/denials/attribute/learn-holders";
import type { Decision } from "@/server/denials/event/decision";
import { tellDenial } from "@/server/denials/tell-denial";
import { connectHelper } from "../client/connect-helper";

/** What is known of containers: from the helper, where it answers, and from the log itself. */
export async function openKnowledge(): Promise<Knowledge> {
  const helper = connectHelper();
  const fromHelper = await helper.denials.holders.query().catch(() => null);
  const learned = createHolderList();
  const plans = new Map<string, ShownPlan | null>();
  const holders = (): PairHolder[] => [...learned.holders, ...(fromHelper ?? [])];

  return {
    hasHelper: fromHelper !== null,
    learn: learned.learn,

    async tell(decision: Decision): Promise<Denial> {
      learned.learn(decision);
      const known = { holders: holders() };
      const { container } = attributeDecision(decision, known);
      if (container !== null && fromHelper !== null && !plans.has(container)) {
        const name = container as ContainerName;
        plans.set(container, await helper.containers.plan.query({ name }).catch(() => null));
      }
      const plan = container === null ? null : (plans.get(container) ?? null);
      return tellDenial(decision, known, () => ({ plan, reason: null }));
    },
  };
}

export type Knowledge = {
  hasHelper: boolean;
  learn: (decision: Decision) => void;
  tell: (decision: Decision) => Promise<Denial>;
};

type ShownPlan = Omit<Plan, "entries">;
