import type { PrismaClient, Answer as Row } from "@/prisma/generated/client";
import { type Denial, denialSchema } from "@/server/contract/denial";
import { ScError } from "@/server/contract/error";
import type { Plan, PlanEntry } from "@/server/contract/plan";
import { type PlanChange, planChangeSchema } from "@/server/contract/plan-change";
import { readPlan } from "./read-plan";

/** Changes of containers that denials were answered by, each written in one with the plan that it made. */
export function createAnswerStore(database: PrismaClient) {
  return {
    /** Those of a container, oldest first. */
    async list(container: string): Promise<AnswerRecord[]> {
      const rows = await database.answer.findMany({
        where: { container },
        orderBy: { appliedAt: "asc" },
        omit: { planBefore: true, entriesBefore: true },
      });
      return rows.map(toRecord);
    },

    /** The plan before an answer. Throws denial_not_found. */
    async readBefore(id: string): Promise<Plan> {
      const row = await database.answer.findUnique({
        where: { id },
        select: { planBefore: true, entriesBefore: true },
      });
      const { planBefore, entriesBefore } = row ?? fail();
      return { ...readPlan(planBefore), entries: JSON.parse(entriesBefore) as PlanEntry[] };
    },

    /** The answer and the plan that it made. */
    async apply({ denial, change, before, after, hashAfter, at, ...answer }: NewAnswer): Promise<void> {
      const { entries, ...plan } = before;
      await database.$transaction([
        database.answer.create({
          data: {
            ...answer,
            denial: JSON.stringify(denial),
            change: JSON.stringify(change),
            planBefore: JSON.stringify(plan),
            entriesBefore: JSON.stringify(entries),
            hashAfter,
            appliedAt: BigInt(at),
          },
        }),
        writePlan(after, hashAfter),
      ]);
    },

    /** Its end, and the plan before it. */
    async undo(id: string, { by, at, before }: { by: string; at: number; before: Plan }): Promise<void> {
      const { hashBefore } = (await database.answer.findUnique({ where: { id } })) ?? fail();
      await database.$transaction([
        database.answer.update({ where: { id }, data: { undoneBy: by, undoneAt: BigInt(at) } }),
        writePlan(before, hashBefore),
      ]);
    },

    async setObserved(id: string, { from, until }: { from: number; until: number }): Promise<void> {
      const data = { observedFrom: BigInt(from), observedUntil: BigInt(until) };
      await database.answer.updateMany({ where: { id }, data });
    },
  };

  function writePlan({ entries, ...plan }: Plan, planHash: string) {
    return database.container.update({
      where: { name: plan.name },
      data: { plan: JSON.stringify(plan), entries: JSON.stringify(entries), planHash },
    });
  }
}

export type AnswerRecord = {
  id: string;
  denial: Denial;
  change: PlanChange;
  text: string;
  by: string;
  hashAfter: string;
  appliedAt: number;
  undone: { by: string; at: number } | null;
  observed: { from: number; until: number } | null;
};

type NewAnswer = Pick<AnswerRecord, "id" | "denial" | "change" | "text" | "by" | "hashAfter"> & {
  container: string;
  before: Plan;
  after: Plan;
  hashBefore: string;
  at: number;
};

function toRecord(row: Omit<Row, "planBefore" | "entriesBefore">): AnswerRecord {
  const { id, text, by, hashAfter, undoneBy, undoneAt, observedFrom, observedUntil } = row;
  return {
    id,
    text,
    by,
    hashAfter,
    denial: denialSchema.parse(JSON.parse(row.denial)),
    change: planChangeSchema.parse(JSON.parse(row.change)),
    appliedAt: Number(row.appliedAt),
    undone: undoneBy === null || undoneAt === null ? null : { by: undoneBy, at: Number(undoneAt) },
    observed:
      observedFrom === null || observedUntil === null
        ? null
        : { from: Number(observedFrom), until: Number(observedUntil) },
  };
}

function fail(): never {
  throw new ScError("denial_not_found", "There is no such answer any more.");
}
