import type { Facts } from "@/server/contract/facts";
import type { Plan } from "@/server/contract/plan";
import type { PlanRequest } from "@/server/contract/plan-request";
import type { DraftSeed } from "@/server/store/draft-store";
import { hashPlan } from "../hash-plan";
import { oneAtATime } from "../one-at-a-time";
import type { Services } from "../services";

/**
 * Reads the facts, plans, and hands the plan to `save`. Planning and saving are one at a time: the plan takes a free
 * address, and it is free only until another draft with it is saved.
 */
export async function planDraft<Result>(
  { store, host }: Services,
  { id, request, seed }: { id: string; request: PlanRequest; seed: DraftSeed },
  save: (planned: { plan: Plan; planHash: string }) => Promise<Result>,
): Promise<Result> {
  const taken = (await store.pairs.listTaken()).filter((pair) => String(pair) !== String(seed.pair));
  const facts = await host.gatherFacts(request, taken);
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
