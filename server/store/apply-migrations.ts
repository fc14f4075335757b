import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";

/**
 * Brings a database file to the newest schema: runs what is missing of `migrationsDir`, in the order of the names, each in one
 * transaction. Keeps the table of `prisma migrate` (checksum = SHA-256 of migration.sql), so both tools can be used.
 * Throws when an applied migration is not the one on disk any more, or when the database is newer than this program.
 */
export function applyMigrations(databasePath: string, migrationsDir: string): string[] {
  const database = new Database(databasePath);
  try {
    database.pragma("journal_mode = WAL");
    database.pragma("synchronous = FULL");
    database.exec(migrationsTable);
    const migrations = readMigrations(migrationsDir);
    const missing = findMissing(migrations, readApplied(database));
    for (const migration of missing) apply(database, migration);
    return missing.map(({ name }) => name);
  } finally {
    database.close();
  }
}

type Migration = { name: string; sql: string; checksum: string };
type Applied = { migration_name: string; checksum: string };

/** As prisma migrate creates it for SQLite. */
const migrationsTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "checksum" TEXT NOT NULL,
  "finished_at" DATETIME,
  "migration_name" TEXT NOT NULL,
  "logs" TEXT,
  "rolled_back_at" DATETIME,
  "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

function readApplied(database: Database.Database): Applied[] {
  return database
    .prepare<[], Applied>(
      "SELECT migration_name, checksum FROM _prisma_migrations WHERE rolled_back_at IS NULL AND finished_at IS NOT NULL",
    )
    .all();
}

function findMissing(migrations: Migration[], applied: Applied[]): Migration[] {
  for (const { migration_name: name, checksum } of applied) {
    const known = migrations.find((migration) => migration.name === name);
    if (!known) throw new Error(`The database has the migration ${name}, which this version does not know.`);
    if (known.checksum !== checksum)
      throw new Error(`The migration ${name} was changed after it was applied.`);
  }
  const done = new Set(applied.map((row) => row.migration_name));
  return migrations.filter(({ name }) => !done.has(name));
}

function apply(database: Database.Database, { name, sql, checksum }: Migration): void {
  const record = database.prepare(
    `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
     VALUES (?, ?, ?, ?, ?, 1)`,
  );
  database.transaction(() => {
    const at = Date.now();
    database.exec(sql);
    record.run(randomUUID(), checksum, at, name, at);
  })();
}
