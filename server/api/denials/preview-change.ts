import type { ContainerName } from "@/server/contract/container-name";
import type { ChangePreview } from "@/server/contract/denial-answer";
import type { Plan } from "@/server/contract/plan";
import { describeDifference } from "@/server/plan/change/describe-difference";
import { planChange } from "../changes/plan-change";
import { readWholePlan } from "../changes/read-whole-plan";
import { requireContainer } from "../containers/require-container";
import { hashPlan } from "../hash-plan";
import type { Services } from "../services";
import { cleanTexts } from "./clean-texts";
import { readFormerPlan } from "./read-former-plan";
import { requireAnswer } from "./require-answer";
import { requireCandidate } from "./require-candidate";

/** What an answer, or taking one back, would change. Throws what planChange, requireCandidate and requireAnswer throw. */
export async function previewChange(
  services: Services,
  { name, of }: { name: ContainerName; of: ChangeOf },
): Promise<ChangePreview> {
  const { before, after } = await findPlans(services, name, of);
  const { state } = requireContainer(services, name);
  return {
    planHash: hashPlan(after),
    running: state === "running" || state === "paused",
    ...cleanTexts({
      added: before === after ? [] : await services.host.listAdded({ before, after }),
      differences: describeDifference(before, after),
    }),
  };
}

export type ChangeOf =
  | { kind: "answer"; id: string; change: Parameters<typeof planChange>[2] }
  | { kind: "undo"; answerId: string };

async function findPlans(
  services: Services,
  name: string,
  of: ChangeOf,
): Promise<{ before: Plan; after: Plan }> {
  if (of.kind === "answer") {
    requireCandidate(services, name, of);
    return planChange(services, name, of.change);
  }
  const { id } = await requireAnswer(services, name, of.answerId);
  const { store } = services;
  return { before: await readWholePlan(store, name), after: await readFormerPlan(services, id) };
}
