import type { FileFacts } from "@/server/contract/facts";
import type { PackageDatabase } from "@/server/host/package-database";

/**
 * Top-most directories below /etc that are the program's own. One that nobody else lists is; one that a few others
 * list too still is when the program's packages put more into it than those others together: they drop a file into
 * our directory, and not we into theirs (as with logrotate.d).
 */
export async function findOwnDirectories(
  files: readonly FileFacts[],
  program: ReadonlySet<string>,
  database: PackageDatabase,
): Promise<string[]> {
  const directories = files.filter(
    (file) => file.kind === "directory" && file.path.startsWith("/etc/") && program.has(file.package ?? ""),
  );
  const owners = await database.ownersOf(directories.map(({ path }) => path));
  const own: string[] = [];
  for (const { path } of directories) {
    if (own.some((parent) => path.startsWith(`${parent}/`))) continue;
    const others = (owners.get(path) ?? []).filter((id) => !program.has(id));
    if (others.length <= mostOthers && (await isMainlyOurs(path, others, program, database))) own.push(path);
  }
  return own;
}

const mostOthers = 16;

async function isMainlyOurs(
  directory: string,
  others: readonly string[],
  program: ReadonlySet<string>,
  database: PackageDatabase,
): Promise<boolean> {
  if (others.length === 0) return true;
  const countBelow = async (ids: readonly string[]): Promise<number> =>
    (await database.filesOf(ids)).filter(({ path }) => path.startsWith(`${directory}/`)).length;
  return (await countBelow([...program])) > (await countBelow(others));
}
