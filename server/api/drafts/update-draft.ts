import type { Draft } from "@/server/contract/draft";
import { ScError } from "@/server/contract/error";
import type { PlanRequest } from "@/server/contract/plan-request";
import type { Services } from "../services";
import { planDraft } from "./plan-draft";
import { refuseTakenName } from "./refuse-taken-name";

/**
 * Plans a draft anew for a changed request; uuid, pair and address stay. Throws draft_not_found, draft_changed
 * when `revision` is not the newest, name_taken, and container_busy while it is being built.
 */
export async function updateDraft(
  services: Services,
  { id, revision, request }: { id: string; revision: number; request: PlanRequest },
): Promise<Draft> {
  const { store, host, now } = services;
  const built = await store.containers.findByDraft(id);
  if (built) throw new ScError("container_busy", `${built.name} is being built from this draft.`);
  await refuseTakenName(services, request.name);
  const seed = await store.drafts.readSeed(id);
  const others = (await store.pairs.listTaken()).filter((pair) => String(pair) !== String(seed.pair));
  const facts = await host.gatherFacts(request, others);
  return planDraft(services, { id, request, facts, seed }, ({ plan, planHash }) =>
    store.drafts.update({ id, revision, request, plan, planHash, at: now() }),
  );
}
