import type { PrismaClient, Session as Row } from "@/prisma/generated/client";
import type { Session } from "@/server/contract/session";

/** Sessions by the SHA-256 of their token. */
export function createSessionStore(database: PrismaClient) {
  return {
    async insert(record: SessionRecord): Promise<void> {
      await database.session.create({
        data: {
          ...record,
          createdAt: new Date(record.createdAt),
          lastSeenAt: new Date(record.lastSeenAt),
          expiresAt: new Date(record.expiresAt),
        },
      });
    },

    async find(tokenHash: string): Promise<SessionRecord | null> {
      const row = await database.session.findUnique({ where: { tokenHash } });
      return row && toRecord(row);
    },

    async touch(tokenHash: string, at: number): Promise<void> {
      await database.session.updateMany({ where: { tokenHash }, data: { lastSeenAt: new Date(at) } });
    },

    async remove(tokenHash: string): Promise<void> {
      await database.session.deleteMany({ where: { tokenHash } });
    },

    /** Removes what ended before `at`, or was last seen before `idleSince`. */
    async prune(at: number, idleSince: number): Promise<void> {
      await database.session.deleteMany({
        where: { OR: [{ expiresAt: { lte: new Date(at) } }, { lastSeenAt: { lte: new Date(idleSince) } }] },
      });
    },
  };
}

export type SessionRecord = {
  tokenHash: string;
  user: string;
  role: Session["role"];
  method: "password" | "link";
  address: string;
  createdAt: number;
  lastSeenAt: number;
  expiresAt: number;
};

function toRecord(row: Row): SessionRecord {
  return {
    ...row,
    role: row.role as SessionRecord["role"],
    method: row.method as SessionRecord["method"],
    createdAt: row.createdAt.getTime(),
    lastSeenAt: row.lastSeenAt.getTime(),
    expiresAt: row.expiresAt.getTime(),
  };
}
