import type { Facts } from "@/server/contract/facts";
import type { Plan } from "@/server/contract/plan";
import type { PlanRequest } from "@/server/contract/plan-request";
import type { DraftSeed } from "@/server/store/draft-store";
import { hashPlan } from "../hash-plan";
import { oneAtATime } from "../one-at-a-time";
import type { Services } from "../services";

/**
 * Plans from facts, and hands the plan to `save`. One at a time: the plan takes a free address, and it is free only until
 * another draft with it is saved.
 */
export function planDraft<Result>(
  { store, host }: Services,
  { id, request, facts, seed }: { id: string; request: PlanRequest; facts: Facts; seed: DraftSeed },
  save: (planned: { plan: Plan; planHash: string }) => Promise<Result>,
): Promise<Result> {
  return inTurn(async () => {
    const reserved = await store.drafts.readAddresses(id);
    const plan = host.createPlan(withAddresses(facts, reserved), request, keepFree(facts, reserved, seed));
    return save({ plan, planHash: hashPlan(plan) });
  });
}

const inTurn = oneAtATime();

function withAddresses(facts: Facts, reserved: string[]): Facts {
  const { network } = facts.host;
  if (!network) return facts;
  const takenAddresses = [...network.takenAddresses, ...reserved];
  return { ...facts, host: { ...facts.host, network: { ...network, takenAddresses } } };
}

/** The draft keeps its address unless something else on the network has got it meanwhile. */
function keepFree(facts: Facts, reserved: string[], seed: DraftSeed): DraftSeed {
  const taken = [...(facts.host.network?.takenAddresses ?? []), ...reserved];
  return seed.address !== null && taken.includes(seed.address) ? { ...seed, address: null } : seed;
}
