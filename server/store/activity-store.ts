import type { PrismaClient } from "@/prisma/generated/client";
import type { Activity } from "@/server/contract/activity";

/** The list of who did what: entries are opened before the action and closed with its result. */
export function createActivityStore(database: PrismaClient) {
  return {
    async open(entry: Pick<Activity, "at" | "actor" | "action" | "container" | "detail">): Promise<number> {
      const { id } = await database.activity.create({
        data: { ...entry, at: new Date(entry.at), result: "pending" },
        select: { id: true },
      });
      return id;
    },

    async close(
      id: number,
      result: Exclude<Activity["result"], "pending">,
      error: string | null,
    ): Promise<void> {
      await database.activity.updateMany({ where: { id }, data: { result, error } });
    },

    /** Newest first; `before` is the id of the last entry of the page before. */
    async list(query: {
      before: number | null;
      limit: number;
      container: string | null;
    }): Promise<Activity[]> {
      const rows = await database.activity.findMany({
        where: {
          ...(query.before === null ? {} : { id: { lt: query.before } }),
          ...(query.container === null ? {} : { container: query.container }),
        },
        orderBy: { id: "desc" },
        take: query.limit,
      });
      return rows.map((row) => ({ ...row, at: row.at.getTime(), result: row.result as Activity["result"] }));
    },

    /** What a crash left open has no known result. */
    async closeAbandoned(): Promise<void> {
      await database.activity.updateMany({
        where: { result: "pending" },
        data: { result: "failed", error: "The helper ended before the result was known." },
      });
    },

    /** Keeps the newest `keep` entries. */
    async prune(keep: number): Promise<void> {
      const [oldest] = await database.activity.findMany({
        orderBy: { id: "desc" },
        skip: keep,
        take: 1,
        select: { id: true },
      });
      if (oldest) await database.activity.deleteMany({ where: { id: { lte: oldest.id } } });
    },
  };
}
