import { randomUUID } from "node:crypto";
import type { ContainerName } from "@/server/contract/container-name";
import { ScError } from "@/server/contract/error";
import type { PlanChange } from "@/server/contract/plan-change";
import { planChange } from "../changes/plan-change";
import { submitChange } from "../changes/submit-change";
import { hashPlan } from "../hash-plan";
import type { Services } from "../services";
import { requireCandidate } from "./require-candidate";

/**
 * Queues the change that answers a denial; it is entered with who made it. Throws plan_changed when the plan would not be the
 * one that was shown, and what requireCandidate, planChange and submitChange throw.
 */
export async function applyAnswer(services: Services, order: ApplyAnswer): Promise<{ jobId: string }> {
  const { name, change, planHash, restart, actor } = order;
  const { store } = services;
  const hashBefore = await store.containers.readPlanHash(name);
  const { group, candidate } = requireCandidate(services, name, order);
  const { before, after } = await planChange(services, name, change);
  const hashAfter = hashPlan(after);
  if (hashAfter !== planHash) {
    throw new ScError("plan_changed", "What would come of it has changed since it was shown.", {
      fix: "Look at the change again.",
    });
  }
  if (before !== after) await services.host.listAdded({ before, after });
  const jobId = randomUUID();
  const isRelabel = change.kind === "relabel";
  return submitChange(services, {
    jobId,
    before,
    after,
    hashBefore,
    isRelabel,
    consent: restart,
    actor,
    action: "denials.answer",
    detail: describeChange(change),
    undoes: null,
    save: (at) =>
      store.answers.apply({
        id: jobId,
        container: name,
        denial: group.denial,
        change,
        text: candidate.text,
        by: actor,
        before,
        after,
        hashBefore,
        hashAfter: isRelabel ? hashBefore : hashAfter,
        at,
      }),
  });
}

type ApplyAnswer = {
  name: ContainerName;
  id: string;
  change: PlanChange;
  planHash: string;
  restart: boolean;
  actor: string;
};

function describeChange(change: PlanChange): string {
  if (change.kind === "relabel") return "relabel";
  if (change.kind === "capability") return `--allow ${change.name}`;
  return `--set ${change.path}=${change.disposition}`;
}
