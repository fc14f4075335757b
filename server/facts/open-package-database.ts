import { ScError } from "@/server/contract/error";
import type { PackageDb } from "@/server/contract/package-db";
import { openDpkgDatabase } from "@/server/host/dpkg-database";
import { followLinks } from "@/server/host/follow-links";
import type { PackageDatabase } from "@/server/host/package-database";
import { openRpmDatabase } from "@/server/host/rpm-database";

/**
 * The database that answers for an executable: the one asked for, the rpm database in `dbPath`, or of those with
 * content on this host the one that owns the path. Throws ScError package_db_missing.
 */
export async function openPackageDatabase(
  path: string,
  kind: PackageDb | null,
  dbPath: string | null,
): Promise<PackageDatabase> {
  const databases = await openPackageDatabases(kind, dbPath);
  const [first] = databases;
  if (first === undefined) throw missing(kind, dbPath);
  if (databases.length === 1) return first;
  const paths = [path, followLinks(path).end ?? path];
  for (const database of databases) {
    const owners = await database.ownersOf(paths);
    if (paths.some((one) => (owners.get(one) ?? []).length > 0)) return database;
  }
  return first;
}

/** Every database of this host that has content; `kind` and `dbPath` narrow it down. */
export async function openPackageDatabases(
  kind: PackageDb | null = null,
  dbPath: string | null = null,
): Promise<PackageDatabase[]> {
  if (dbPath !== null) return [await openRpmDatabase(dbPath)].filter((database) => database !== null);
  const opened = await Promise.all([
    kind === "rpm" ? null : openDpkgDatabase(),
    kind === "dpkg" ? null : openRpmDatabase(null).catch(unlessAsked(kind)),
  ]);
  return opened.filter((database) => database !== null);
}

/** A database that nobody asked for must not stop the other one: rpm itself may be gone while its files are still there. */
const unlessAsked =
  (kind: PackageDb | null) =>
  (error: unknown): null => {
    if (kind === null && error instanceof ScError) return null;
    throw error;
  };

function missing(kind: PackageDb | null, dbPath: string | null): ScError {
  if (dbPath !== null) {
    return new ScError("package_db_missing", `There is no rpm database with packages in ${dbPath}.`, {
      fix: "Give the directory that holds rpmdb.sqlite, Packages.db or Packages.",
    });
  }
  return new ScError(
    "package_db_missing",
    `This host has no ${kind ?? "rpm or dpkg"} database with packages.`,
    {
      fix: "Install programs with the host's package manager, or name another rpm database with --dbpath.",
    },
  );
}
