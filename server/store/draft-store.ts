import type { Prisma, PrismaClient, Draft as Row } from "@/prisma/generated/client";
import type { Draft } from "@/server/contract/draft";
import { ScError } from "@/server/contract/error";
import type { McsPair } from "@/server/contract/mcs-pair";
import type { Plan, PlanEntry } from "@/server/contract/plan";
import type { PlanRequest } from "@/server/contract/plan-request";
import { readPlan } from "./read-plan";

/** Drafts, each with the plan that was shown for it. All of them throw draft_not_found for an unknown id. */
export function createDraftStore(database: PrismaClient) {
  return {
    async insert({ id, owner, seed, request, plan, planHash, at }: NewDraft): Promise<Draft> {
      const row = await database.draft.create({
        data: {
          id,
          owner,
          revision: 1,
          uuid: seed.uuid,
          low: seed.pair[0],
          high: seed.pair[1],
          createdAt: new Date(at),
          updatedAt: new Date(at),
          ...toColumns(request, plan, planHash),
        },
        omit: { entries: true },
      });
      return toDraft(row);
    },

    /** Replaces request and plan when the draft is still at `revision`; throws draft_changed otherwise. */
    async update({ id, revision, request, plan, planHash, at }: ChangedDraft): Promise<Draft> {
      const { count } = await database.draft.updateMany({
        where: { id, revision },
        data: {
          revision: revision + 1,
          updatedAt: new Date(at),
          ...toColumns(request, plan, planHash),
        },
      });
      if (count === 0) {
        await this.get(id);
        throw new ScError(
          "draft_changed",
          "The draft was changed meanwhile, in another tab or by another person.",
          {
            fix: "Load it again and repeat the change.",
          },
        );
      }
      return this.get(id);
    },

    async get(id: string): Promise<Draft> {
      const row = await database.draft.findUnique({ where: { id }, omit: { entries: true } });
      return toDraft(row ?? fail());
    },

    async list(): Promise<Draft[]> {
      const rows = await database.draft.findMany({ orderBy: { updatedAt: "desc" }, omit: { entries: true } });
      return rows.map(toDraft);
    },

    async readEntries(id: string): Promise<PlanEntry[]> {
      const row = await database.draft.findUnique({ where: { id }, select: { entries: true } });
      return JSON.parse((row ?? fail()).entries) as PlanEntry[];
    },

    /** What is kept for the life of the draft, whatever is chosen. */
    async readSeed(id: string): Promise<DraftSeed> {
      const row = await database.draft.findUnique({
        where: { id },
        select: { uuid: true, low: true, high: true, address: true },
      });
      const { uuid, low, high, address } = row ?? fail();
      return { uuid, pair: [low, high], address };
    },

    /** Addresses that drafts other than `exceptId` and the containers hold. */
    async readAddresses(exceptId: string): Promise<string[]> {
      const drafts = await database.draft.findMany({
        where: { id: { not: exceptId }, address: { not: null } },
        select: { address: true },
      });
      const containers = await database.container.findMany({
        where: { draftId: { not: exceptId }, address: { not: null } },
        select: { address: true },
      });
      return [...drafts, ...containers].flatMap(({ address }) => address ?? []);
    },

    async setJob(id: string, jobId: string): Promise<void> {
      await database.draft.updateMany({ where: { id }, data: { jobId } });
    },

    /** Removes the draft and sets its pair free. */
    async remove(id: string, at: number): Promise<void> {
      const [{ count }] = await database.$transaction([
        database.draft.deleteMany({ where: { id } }),
        database.mcsPair.updateMany({
          where: { draftId: id, containerName: null },
          data: { draftId: null, releasedAt: new Date(at) },
        }),
      ]);
      if (count === 0) fail();
    },

    /** Ids of the drafts that nobody has touched since `at`. */
    async listUntouchedSince(at: number): Promise<string[]> {
      const rows = await database.draft.findMany({
        where: { updatedAt: { lt: new Date(at) } },
        select: { id: true },
      });
      return rows.map(({ id }) => id);
    },
  };
}

export type DraftSeed = { uuid: string; pair: McsPair; address: string | null };

type NewDraft = {
  id: string;
  owner: string;
  seed: DraftSeed;
  request: PlanRequest;
  plan: Plan;
  planHash: string;
  at: number;
};
type ChangedDraft = Omit<NewDraft, "owner" | "seed"> & { revision: number };

function toColumns(request: PlanRequest, plan: Plan, planHash: string) {
  const { entries, ...rest } = plan;
  const nat = plan.network.kind === "nat" ? plan.network : null;
  return {
    name: plan.name,
    request: JSON.stringify(request),
    plan: JSON.stringify(rest),
    entries: JSON.stringify(entries),
    planHash,
    address: nat?.address ?? null,
    mac: nat?.mac ?? null,
  } satisfies Partial<Prisma.DraftUncheckedCreateInput>;
}

function toDraft(row: Omit<Row, "entries">): Draft {
  return {
    id: row.id,
    revision: row.revision,
    owner: row.owner,
    request: JSON.parse(row.request) as PlanRequest,
    planHash: row.planHash,
    plan: readPlan(row.plan),
    jobId: row.jobId,
    createdAt: row.createdAt.getTime(),
    updatedAt: row.updatedAt.getTime(),
  };
}

function fail(): never {
  throw new ScError("draft_not_found", "There is no such draft any more.", {
    fix: "Drafts go 7 days after the last change, and when their container is built. Begin a new one.",
  });
}
