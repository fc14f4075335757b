import type { Prisma, PrismaClient, Container as Row } from "@/prisma/generated/client";
import type { Container } from "@/server/contract/container";
import { ScError } from "@/server/contract/error";
import type { McsPair } from "@/server/contract/mcs-pair";
import type { Plan, PlanEntry } from "@/server/contract/plan";
import { readPlan } from "./read-plan";

/** The containers that this installation built, is building or is deleting. */
export function createContainerStore(database: PrismaClient) {
  return {
    async list(): Promise<ContainerRecord[]> {
      const rows = await database.container.findMany({ select: recordFields, orderBy: { name: "asc" } });
      return rows.map(toRecord);
    },

    async find(name: string): Promise<ContainerRecord | null> {
      const row = await database.container.findUnique({ where: { name }, select: recordFields });
      return row && toRecord(row);
    },

    /** The container that came from a draft. */
    async findByDraft(draftId: string): Promise<ContainerRecord | null> {
      const row = await database.container.findUnique({ where: { draftId }, select: recordFields });
      return row && toRecord(row);
    },

    /** Throws container_not_found. */
    async readPlan(name: string): Promise<Omit<Plan, "entries">> {
      const row = await database.container.findUnique({ where: { name }, select: { plan: true } });
      return readPlan((row ?? fail(name)).plan);
    },

    /** Of the plan that it has now. Throws container_not_found. */
    async readPlanHash(name: string): Promise<string> {
      const row = await database.container.findUnique({ where: { name }, select: { planHash: true } });
      return (row ?? fail(name)).planHash;
    },

    /** Throws container_not_found. */
    async readEntries(name: string): Promise<PlanEntry[]> {
      const row = await database.container.findUnique({ where: { name }, select: { entries: true } });
      return JSON.parse((row ?? fail(name)).entries) as PlanEntry[];
    },

    /**
     * First step of a build. Throws name_taken when there is such a container already, and draft_not_found when the draft
     * does not hold the plan's pair any longer: it was discarded while the build waited.
     */
    async begin({ draftId, jobId, plan, planHash, owner, at }: BeginBuild): Promise<void> {
      const { entries, ...rest } = plan;
      const taken = await database.container.findFirst({
        where: { OR: [{ name: plan.name }, { uuid: plan.uuid }] },
      });
      if (taken) throw new ScError("name_taken", `There is a container named ${taken.name} already.`);
      const nat = plan.network.kind === "nat" ? plan.network : null;
      const pair = { low: plan.label.pair[0], high: plan.label.pair[1] };
      const held = await database.mcsPair.findFirst({ where: { ...pair, draftId, releasedAt: null } });
      if (!held) throw new ScError("draft_not_found", "The draft was discarded before it was built.");
      await database.$transaction([
        database.container.create({
          data: {
            name: plan.name,
            uuid: plan.uuid,
            life: "building",
            draftId,
            jobId,
            brief: JSON.stringify(briefOf(plan)),
            plan: JSON.stringify(rest),
            entries: JSON.stringify(entries),
            planHash,
            owner,
            address: nat?.address ?? null,
            mac: nat?.mac ?? null,
            createdAt: new Date(at),
          },
        }),
        database.mcsPair.updateMany({ where: { ...pair, draftId }, data: { containerName: plan.name } }),
      ]);
    },

    /** Takes `begin` back: the row of this draft's build, and no other's. */
    async abort(name: string, draftId: string): Promise<void> {
      await database.$transaction([
        database.container.deleteMany({ where: { name, draftId, life: "building" } }),
        database.mcsPair.updateMany({
          where: { containerName: name, draftId, releasedAt: null },
          data: { containerName: null },
        }),
      ]);
    },

    /** Last step of a build: from now on the container stands and the draft is gone. */
    async complete(name: string, draftId: string): Promise<void> {
      await database.$transaction([
        database.container.updateMany({ where: { name, draftId }, data: { life: "present" } }),
        database.mcsPair.updateMany({
          where: { containerName: name, releasedAt: null },
          data: { draftId: null },
        }),
        database.draft.deleteMany({ where: { id: draftId } }),
      ]);
    },

    /** Its policy as a newer version makes it from the same choices; the plan counts as the same (`planHash`). */
    async setPolicy(name: string, policy: Plan["policy"]): Promise<void> {
      const plan = await this.readPlan(name);
      await database.container.update({
        where: { name },
        data: { plan: JSON.stringify({ ...plan, policy }) },
      });
    },

    async setAutostart(name: string, enabled: boolean): Promise<void> {
      const record = await this.find(name);
      if (!record) fail(name);
      const {
        name: _name,
        uuid: _uuid,
        life: _life,
        draftId: _draft,
        jobId: _job,
        createdAt: _at,
        ...brief
      } = record;
      await database.container.update({
        where: { name },
        data: { brief: JSON.stringify({ ...brief, autostart: enabled }) },
      });
    },

    async markDeleting(name: string): Promise<void> {
      await database.container.updateMany({ where: { name }, data: { life: "deleting" } });
    },

    /** Last step of a delete: the pair is free again. Whose it was stays known, for denials from that time. */
    async remove(name: string, at: number): Promise<void> {
      await database.$transaction([
        database.container.deleteMany({ where: { name } }),
        database.answer.deleteMany({ where: { container: name } }),
        database.mcsPair.updateMany({
          where: { containerName: name, releasedAt: null },
          data: { releasedAt: new Date(at) },
        }),
      ]);
    },
  };
}

/** What lists need of a container, without its plan. */
export type ContainerRecord = Pick<
  Container,
  | "executable"
  | "package"
  | "unit"
  | "pair"
  | "processContext"
  | "store"
  | "path"
  | "memoryMiB"
  | "address"
  | "autostart"
> & {
  name: Container["name"];
  uuid: string;
  life: "building" | "present" | "deleting";
  draftId: string;
  jobId: string;
  createdAt: number;
};

type Brief = Omit<ContainerRecord, "name" | "uuid" | "life" | "draftId" | "jobId" | "createdAt">;
type BeginBuild = { draftId: string; jobId: string; plan: Plan; planHash: string; owner: string; at: number };

const recordFields = {
  name: true,
  uuid: true,
  life: true,
  draftId: true,
  jobId: true,
  brief: true,
  createdAt: true,
} as const satisfies Prisma.ContainerSelect;

function toRecord(row: Pick<Row, keyof typeof recordFields>): ContainerRecord {
  return {
    ...(JSON.parse(row.brief) as Brief),
    name: row.name as Container["name"],
    uuid: row.uuid,
    life: row.life as ContainerRecord["life"],
    draftId: row.draftId,
    jobId: row.jobId,
    createdAt: row.createdAt.getTime(),
  };
}

function fail(name: string): never {
  throw new ScError("container_not_found", `There is no container named ${name}.`);
}

function briefOf(plan: Plan): Brief {
  return {
    executable: plan.executable.path,
    package: plan.executable.package,
    unit: plan.unit?.name ?? null,
    pair: plan.label.pair satisfies McsPair,
    processContext: plan.label.processContext,
    store: plan.store.kind,
    path: plan.store.path,
    memoryMiB: plan.memoryMiB,
    address: plan.network.kind === "nat" ? plan.network.address : null,
    autostart: plan.autostart,
  };
}
