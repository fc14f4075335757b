import type { PrismaClient, DenialGroup as Row } from "@/prisma/generated/client";
import { denialSchema } from "@/server/contract/denial";
import type { DenialGroup, Dismissal } from "@/server/contract/denial-list";

/** Denials of the containers, and how far the audit log was read: always written together. */
export function createDenialStore(database: PrismaClient) {
  return {
    async list(): Promise<DenialGroup[]> {
      const rows = await database.denialGroup.findMany();
      return rows.map(toGroup);
    },

    /** What `save` was given last; null at the first start. */
    async readPlace(): Promise<string | null> {
      return (await database.auditCursor.findFirst())?.place ?? null;
    },

    async save({ place, changed, removed }: DenialSave): Promise<void> {
      await database.$transaction([
        database.denialGroup.deleteMany({ where: { id: { in: [...removed] } } }),
        ...changed.map(({ id, denial, count, firstAt, lastAt, dismissal }) => {
          const rest = {
            denial: JSON.stringify(denial),
            count,
            firstAt: firstAt === null ? null : BigInt(firstAt),
            lastAt: lastAt === null ? null : BigInt(lastAt),
            ...toColumns(dismissal),
          };
          return database.denialGroup.upsert({
            where: { id },
            create: { id, ...rest },
            update: rest,
          });
        }),
        database.auditCursor.upsert({ where: { id: 1 }, create: { id: 1, place }, update: { place } }),
      ]);
    },

    /** Writes what was said of groups at once; of one that is not stored yet, `save` does. */
    async setDismissals(groups: readonly DenialGroup[]): Promise<void> {
      await database.$transaction(
        groups.map(({ id, dismissal }) =>
          database.denialGroup.updateMany({ where: { id }, data: toColumns(dismissal) }),
        ),
      );
    },
  };
}

export type DenialSave = { place: string; changed: readonly DenialGroup[]; removed: readonly string[] };

function toGroup({ id, denial, count, firstAt, lastAt, ...row }: Row): DenialGroup {
  const { dismissedBy: by, dismissedAt: at, dismissedCount } = row;
  return {
    id,
    denial: denialSchema.parse(JSON.parse(denial)),
    count,
    firstAt: firstAt === null ? null : Number(firstAt),
    lastAt: lastAt === null ? null : Number(lastAt),
    dismissal:
      by === null || at === null || dismissedCount === null
        ? null
        : { by, at: Number(at), count: dismissedCount },
  };
}

function toColumns(dismissal: Dismissal | null) {
  return {
    dismissedBy: dismissal?.by ?? null,
    dismissedAt: dismissal === null ? null : BigInt(dismissal.at),
    dismissedCount: dismissal?.count ?? null,
  };
}
