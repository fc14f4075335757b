import { randomUUID } from "node:crypto";
import type { Draft } from "@/server/contract/draft";
import type { PlanRequest } from "@/server/contract/plan-request";
import type { Services } from "../services";
import { planDraft } from "./plan-draft";
import { refuseTakenName } from "./refuse-taken-name";

/**
 * Reserves uuid, pair and address, and plans. Nothing stays reserved when it fails.
 * Throws name_taken, and what facts, plan and the registry throw.
 */
export async function createDraft(services: Services, request: PlanRequest, owner: string): Promise<Draft> {
  const { store, host, now } = services;
  await refuseTakenName(services, request.name);
  const id = randomUUID();
  const registered = await store.pairs.listTaken();
  const [facts, taken] = await Promise.all([host.gatherFacts(request, registered), host.readTakenPairs()]);
  const pair = await store.pairs.reserve(id, taken, now());
  const seed = { uuid: randomUUID(), pair, address: null };
  try {
    return await planDraft(services, { id, request, facts, seed }, ({ plan, planHash }) =>
      store.drafts.insert({ id, owner, seed, request, plan, planHash, at: now() }),
    );
  } catch (error) {
    await store.pairs.release(id, now());
    throw error;
  }
}
