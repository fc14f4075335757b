import { randomUUID } from "node:crypto";
import type { ContainerName } from "@/server/contract/container-name";
import { readWholePlan } from "../changes/read-whole-plan";
import { submitChange } from "../changes/submit-change";
import type { Services } from "../services";
import { readFormerPlan } from "./read-former-plan";
import { requireAnswer } from "./require-answer";

/** Queues that a container gets the plan back that it had before an answer. Throws what requireAnswer and submitChange throw. */
export async function undoAnswer(
  services: Services,
  { name, answerId, restart, actor }: UndoAnswer,
): Promise<{ jobId: string }> {
  const { store } = services;
  const hashBefore = await store.containers.readPlanHash(name);
  const answer = await requireAnswer(services, name, answerId);
  const before = await readWholePlan(store, name);
  const after = await readFormerPlan(services, answer.id);
  await services.host.listAdded({ before, after });
  return submitChange(services, {
    jobId: randomUUID(),
    before,
    after,
    hashBefore,
    isRelabel: false,
    consent: restart,
    actor,
    action: "denials.undo",
    detail: answer.text,
    undoes: answer.id,
    save: (at) => store.answers.undo(answer.id, { by: actor, at, before: after }),
  });
}

type UndoAnswer = { name: ContainerName; answerId: string; restart: boolean; actor: string };
