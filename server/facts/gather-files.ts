import type { Disposition } from "@/server/contract/disposition";
import type { MentionFacts, TmpfilesFacts, UnitFacts } from "@/server/contract/facts";
import { readFileCapabilities } from "@/server/host/file-capabilities";
import { listTree } from "@/server/host/list-tree";
import type { PackageDatabase, PackageFile } from "@/server/host/package-database";
import type { FileCollection } from "./file-collection";
import { followMentions } from "./follow-mentions";
import { listChosenPaths } from "./list-chosen-paths";
import { findOwnDirectories } from "./own-directories";

/**
 * Fills the collection: files of the program's packages, configuration of its dependencies, the program's own
 * directories in /etc with what the administrator put there, what its configuration and units name, and where links
 * found there lead, and what was chosen by path. Returns what the configuration names.
 */
export async function gatherFiles(collection: FileCollection, program: Program): Promise<MentionFacts[]> {
  const { database } = program;
  await collection.addPackageFiles(program.files);
  await collection.addPackageFiles((await database.filesOf(program.dependencies)).filter(isConfiguration));
  if (!database.ofThisHost) return [];
  const ownDirectories = await findOwnDirectories(collection.all(), program.ids, database);
  await collection.addHostPaths(
    ownDirectories.flatMap((directory) => listTree(directory, mostEntries).paths),
  );
  const mentions = await followMentions(collection, { ...program, ownDirectories });
  await collection.addHostPaths([
    ...program.units.flatMap((unit) => [...unit.directories.map(({ path }) => path), ...unit.readWritePaths]),
    ...program.tmpfiles.map(({ path }) => path),
  ]);
  await collection.addHostPaths(listChosenPaths(program.choices, mostEntries));
  await markCapabilities(collection, program.ids);
  return mentions;
}

export type Program = {
  database: PackageDatabase;
  /** Ids of owner and companions. */
  ids: ReadonlySet<string>;
  dependencies: readonly string[];
  files: readonly PackageFile[];
  /** Those that may be followed. */
  units: readonly UnitFacts[];
  tmpfiles: readonly TmpfilesFacts[];
  /** What was asked for by path. */
  choices: Readonly<Record<string, Disposition>>;
  /** Names of system accounts. */
  accounts: ReadonlySet<string>;
};

const mostEntries = 20_000;

const isConfiguration = ({ path, flags }: PackageFile): boolean =>
  flags.includes("config") && !path.startsWith("/usr/");

async function markCapabilities(collection: FileCollection, ids: ReadonlySet<string>): Promise<void> {
  const executables = collection
    .all()
    .filter((file) => file.kind === "file" && (file.mode & 0o111) !== 0 && ids.has(file.package ?? ""));
  const found = await readFileCapabilities(executables.map(({ path }) => path));
  for (const path of found.keys()) collection.addFlag(path, "capabilities");
}
