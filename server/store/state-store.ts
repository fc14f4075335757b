import type { PrismaClient } from "@/prisma/generated/client";
import type { RunEnd } from "@/server/contract/container";
import type { StateChange } from "@/server/contract/state-change";

/** What the containers came to be, one row for each change. */
export function createStateStore(database: PrismaClient) {
  return {
    async add({ end, at, ...change }: Omit<StateChange, "id">): Promise<void> {
      await database.stateChange.create({
        data: { ...change, at: BigInt(Math.round(at)), end: end && JSON.stringify(end) },
      });
    },

    /** Newest first, those before a moment. */
    async list(query: { container: string; before: number; limit: number }): Promise<StateChange[]> {
      const rows = await database.stateChange.findMany({
        where: { container: query.container, at: { lt: BigInt(Math.round(query.before)) } },
        orderBy: { id: "desc" },
        take: query.limit,
      });
      return rows.map((row) => ({
        ...row,
        at: Number(row.at),
        state: row.state as StateChange["state"],
        confinement: row.confinement as StateChange["confinement"],
        end: row.end === null ? null : (JSON.parse(row.end) as RunEnd),
      }));
    },

    async prune(before: number): Promise<void> {
      await database.stateChange.deleteMany({ where: { at: { lt: BigInt(Math.round(before)) } } });
    },
  };
}
