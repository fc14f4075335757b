import { randomInt } from "node:crypto";
import type { PrismaClient } from "@/prisma/generated/client";
import { ScError } from "@/server/contract/error";
import type { McsPair } from "@/server/contract/mcs-pair";
import type { PairHolder } from "@/server/contract/pair-holder";

/**
 * The registry of MCS pairs: one is handed out once at a time, to one draft and then to the container built from it.
 * `categories` is how many the policy has (MCS_CATS of the reference policy: 1024, in Debian's and Fedora's too).
 */
export function createPairStore(database: PrismaClient, categories = 1024) {
  let last: Promise<unknown> = Promise.resolve();

  return {
    /**
     * Hands out a pair that neither the registry nor `taken` (what this host carries already) has. One caller at a
     * time; a pair that was never used goes before one that was. Throws no_pair_free.
     */
    reserve(draftId: string, taken: McsPair[], at: number): Promise<McsPair> {
      const next = last.then(() => reserveOne(database, { categories, draftId, taken, at }));
      last = next.catch(() => undefined);
      return next;
    },

    async release(draftId: string, at: number): Promise<void> {
      await database.mcsPair.updateMany({
        where: { draftId, containerName: null },
        data: { draftId: null, releasedAt: new Date(at) },
      });
    },

    async listTaken(): Promise<McsPair[]> {
      const rows = await database.mcsPair.findMany({
        where: { releasedAt: null },
        select: { low: true, high: true },
      });
      return rows.map(({ low, high }) => [low, high]);
    },

    /** Which container holds or held which pair, oldest first. A pair that was handed out again has its last holder only. */
    async listHolders(): Promise<PairHolder[]> {
      const rows = await database.mcsPair.findMany({
        where: { containerName: { not: null } },
        orderBy: { takenAt: "asc" },
      });
      return rows.flatMap(({ low, high, containerName: name, takenAt, releasedAt }) =>
        name === null
          ? []
          : [{ name, pair: [low, high], from: takenAt.getTime(), to: releasedAt?.getTime() ?? null }],
      );
    },

    /** Sets free what a crash left reserved for a draft that was never written. */
    async releaseAbandoned(at: number): Promise<void> {
      const drafts = await database.draft.findMany({ select: { id: true } });
      await database.mcsPair.updateMany({
        where: {
          releasedAt: null,
          containerName: null,
          OR: [{ draftId: null }, { draftId: { notIn: drafts.map(({ id }) => id) } }],
        },
        data: { draftId: null, releasedAt: new Date(at) },
      });
    },
  };
}

async function reserveOne(
  database: PrismaClient,
  { categories, draftId, taken, at }: Reservation,
): Promise<McsPair> {
  const rows = await database.mcsPair.findMany({ select: { low: true, high: true, releasedAt: true } });
  const held = rows.filter((row) => row.releasedAt === null);
  const inUse = new Set([
    ...taken.map(([low, high]) => codeOf(low, high)),
    ...held.map((row) => codeOf(row.low, row.high)),
  ]);
  const used = new Set([...inUse, ...rows.map((row) => codeOf(row.low, row.high))]);
  const pair = pick(used, categories) ?? pick(inUse, categories);
  if (!pair) throw new ScError("no_pair_free", "Every MCS pair of this host is in use.");
  const [low, high] = pair;
  const holder = { draftId, containerName: null, takenAt: new Date(at), releasedAt: null };
  await database.mcsPair.upsert({
    where: { low_high: { low, high } },
    create: { low, high, ...holder },
    update: holder,
  });
  return pair;
}

type Reservation = { categories: number; draftId: string; taken: McsPair[]; at: number };

/** The first free pair from a random place on, round once; null when there is none. */
function pick(used: Set<number>, categories: number): McsPair | null {
  const pairCount = (categories * (categories - 1)) / 2;
  const start = randomInt(pairCount);
  for (let step = 0; step < pairCount; step++) {
    const pair = pairAt((start + step) % pairCount);
    if (!used.has(codeOf(...pair))) return pair;
  }
  return null;
}

/** All pairs in one row, so that each is as likely as any other: 0,1 · 0,2 · 1,2 · 0,3 … */
function pairAt(index: number): McsPair {
  const high = Math.floor((1 + Math.sqrt(1 + 8 * index)) / 2);
  return [index - (high * (high - 1)) / 2, high];
}

/** One number for each pair; a category is below 1024 (mcs-pair.ts). */
function codeOf(low: number, high: number): number {
  return low * 1024 + high;
}
