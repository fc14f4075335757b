import type { Container } from "@/server/contract/container";
import type { DenialAnswer } from "@/server/contract/denial-answer";
import type { DenialGroup, DenialList } from "@/server/contract/denial-list";
import type { HostStatus } from "@/server/contract/host-status";
import { isSameAccess } from "@/server/denials/answer/is-same-access";
import { judgeAnswer, type Seen } from "@/server/denials/answer/judge-answer";
import { ruleOf } from "@/server/denials/export/rule-of";
import type { AnswerRecord } from "@/server/store/answer-store";
import type { Services } from "../services";
import { cleanTexts } from "./clean-texts";
import { whyNoUndo } from "./why-no-undo";

/**
 * What was denied to a container, and tried on it, with what can be done and what was done about each, and what came of that;
 * texts are safe to show. That an answer is seen to have helped is kept: the container may stop any time.
 */
export async function listDenials(services: Services, name: string): Promise<DenialList> {
  const { groups, log } = services.denials.list(name);
  const records = await services.store.answers.list(name);
  const answers = records.length === 0 ? [] : await judgeAll(services, name, { records, groups, log });
  const ofGroup = ({ denial }: DenialGroup) =>
    answers.filter(({ record }) => isSameAccess(record.denial, denial)).map(({ answer }) => answer);
  return cleanTexts({
    groups: groups.map((group) => ({
      ...group,
      canBeRule: ruleOf(group.denial) !== null,
      answers: ofGroup(group),
    })),
    log,
  });
}

type Known = { records: AnswerRecord[]; groups: DenialGroup[]; log: DenialList["log"] };

async function judgeAll(
  { store, watch, now }: Services,
  name: string,
  { records, groups, log }: Known,
): Promise<{ record: AnswerRecord; answer: DenialAnswer }[]> {
  const planHash = await store.containers.readPlanHash(name);
  const startedAt = watch.get(name)?.startedAt ?? null;
  const run = startedAt === null ? null : { startedAt };
  const sight = judgeSight(watch.host(), watch.get(name), log);
  const judged: { record: AnswerRecord; answer: DenialAnswer }[] = [];
  for (const record of records) {
    const seen: Seen = { ...record, groups, run, sight, now: now() };
    const verdict = judgeAnswer(seen);
    if (verdict.state === "fixed" && record.observed === null && run !== null) {
      await store.answers.setObserved(record.id, { from: run.startedAt, until: seen.now });
    }
    judged.push({ record, answer: toAnswer(record, verdict, planHash) });
  }
  return judged;
}

/** Whether what the container is denied now would be known. */
function judgeSight(host: HostStatus, container: Container | null, log: DenialList["log"]): Seen["sight"] {
  if (host.selinux.mode === "disabled") return "selinux-off";
  if (log.kind === "none") return "no-log";
  if (container?.startedAt != null && container.confinement !== "enforced") return "unconfined";
  return (log.lost ?? 0) > 0 ? "lost" : "whole";
}

function toAnswer(record: AnswerRecord, verdict: DenialAnswer["verdict"], planHash: string): DenialAnswer {
  const { id, change, text, by, appliedAt: at, undone } = record;
  return { id, change, text, by, at, undone, whyNoUndo: whyNoUndo(record, planHash), verdict };
}
