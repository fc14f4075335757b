import type { PrismaClient } from "@/prisma/generated/client";
import type { Role } from "@/server/contract/role";

/** One-time sign-in links by the SHA-256 of their token. */
export function createLinkStore(database: PrismaClient) {
  return {
    async insert(link: {
      tokenHash: string;
      role: Role;
      createdAt: number;
      expiresAt: number;
    }): Promise<void> {
      await database.loginLink.create({
        data: { ...link, createdAt: new Date(link.createdAt), expiresAt: new Date(link.expiresAt) },
      });
    },

    /** Uses a link up, in one statement, so that of two callers one gets it. Its role, or null: unknown, used or too old. */
    async consume(tokenHash: string, at: number): Promise<Role | null> {
      const used = await database.loginLink.updateManyAndReturn({
        where: { tokenHash, usedAt: null, expiresAt: { gt: new Date(at) } },
        data: { usedAt: new Date(at) },
        select: { role: true },
      });
      return (used[0]?.role as Role | undefined) ?? null;
    },

    async prune(at: number): Promise<void> {
      await database.loginLink.deleteMany({ where: { expiresAt: { lte: new Date(at) } } });
    },
  };
}
