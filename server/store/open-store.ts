import { chmodSync, closeSync, openSync } from "node:fs";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaClient } from "@/prisma/generated/client";
import { createActivityStore } from "./activity-store";
import { createAnswerStore } from "./answer-store";
import { applyMigrations } from "./apply-migrations";
import { createContainerStore } from "./container-store";
import { createDenialStore } from "./denial-store";
import { createDraftStore } from "./draft-store";
import { createJobStore } from "./job-store";
import { createLinkStore } from "./link-store";
import { createPairStore } from "./pair-store";
import { createSessionStore } from "./session-store";
import { createStateStore } from "./state-store";

/**
 * Opens the database, at its newest schema. One process at a time; the file is created when it is not there. `categories`
 * is how many MCS categories the policy has, where that is not the usual number.
 */
export async function openStore(
  databasePath: string,
  migrationsDir: string,
  { categories }: { categories?: number } = {},
) {
  makePrivate(databasePath);
  const migrated = applyMigrations(databasePath, migrationsDir);
  const database = new PrismaClient({
    adapter: new PrismaBetterSqlite3({ url: `file:${databasePath}`, timeout: 10_000 }),
  });
  await database.$connect();
  return {
    /** Names of the migrations that were applied just now. */
    migrated,
    containers: createContainerStore(database),
    drafts: createDraftStore(database),
    pairs: createPairStore(database, categories),
    denials: createDenialStore(database),
    answers: createAnswerStore(database),
    jobs: createJobStore(database),
    sessions: createSessionStore(database),
    links: createLinkStore(database),
    activity: createActivityStore(database),
    states: createStateStore(database),
    close: () => database.$disconnect(),
  };
}

export type Store = Awaited<ReturnType<typeof openStore>>;

/** For root only, whatever the umask; SQLite gives its other files the same mode. */
function makePrivate(path: string): void {
  closeSync(openSync(path, "a", 0o600));
  chmodSync(path, 0o600);
}
