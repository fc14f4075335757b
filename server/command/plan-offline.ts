import { randomInt, randomUUID } from "node:crypto";
import { absolutePathSchema } from "@/server/contract/absolute-path";
import type { McsPair } from "@/server/contract/mcs-pair";
import type { Plan } from "@/server/contract/plan";
import type { PlanRequest } from "@/server/contract/plan-request";
import { gatherFacts } from "@/server/facts/gather-facts";
import { settings } from "@/server/host/settings";
import { createPlan } from "@/server/plan/create-plan";

/**
 * The plan as it would be now, made in this process without the helper: its uuid, pair and address are free but
 * nobody keeps them. `dbPath` is the directory of another rpm database.
 */
export async function planOffline(request: PlanRequest, dbPath?: string): Promise<Plan> {
  const facts = await gatherFacts(request, dbPath === undefined ? {} : { dbPath });
  return createPlan(facts, request, {
    uuid: randomUUID(),
    pair: choosePair(facts.host.takenPairs),
    stateDir: absolutePathSchema.parse(settings.stateDir),
  });
}

function choosePair(taken: readonly McsPair[]): McsPair {
  for (;;) {
    const low = randomInt(0, 1023);
    const high = randomInt(low + 1, 1024);
    if (!taken.some((pair) => pair[0] === low && pair[1] === high)) return [low, high];
  }
}
