import type { PrismaClient } from "@/prisma/generated/client";
import type { Denial } from "@/server/contract/denial";
import type { DenialGroup } from "@/server/contract/denial-list";

/** Denials of the containers, and how far the audit log was read: always written together. */
export function createDenialStore(database: PrismaClient) {
  return {
    async list(): Promise<DenialGroup[]> {
      const rows = await database.denialGroup.findMany();
      return rows.map(({ id, denial, count, firstAt, lastAt }) => ({
        id,
        denial: JSON.parse(denial) as Denial,
        count,
        firstAt: firstAt === null ? null : Number(firstAt),
        lastAt: lastAt === null ? null : Number(lastAt),
      }));
    },

    /** What `save` was given last; null at the first start. */
    async readPlace(): Promise<string | null> {
      return (await database.auditCursor.findFirst())?.place ?? null;
    },

    async save({ place, changed, removed }: DenialSave): Promise<void> {
      await database.$transaction([
        database.denialGroup.deleteMany({ where: { id: { in: [...removed] } } }),
        ...changed.map(({ id, denial, count, firstAt, lastAt }) => {
          const times = {
            count,
            firstAt: firstAt === null ? null : BigInt(firstAt),
            lastAt: lastAt === null ? null : BigInt(lastAt),
          };
          return database.denialGroup.upsert({
            where: { id },
            create: { id, denial: JSON.stringify(denial), ...times },
            update: times,
          });
        }),
        database.auditCursor.upsert({ where: { id: 1 }, create: { id: 1, place }, update: { place } }),
      ]);
    },
  };
}

export type DenialSave = { place: string; changed: readonly DenialGroup[]; removed: readonly string[] };
