import { type AbsolutePath, absolutePathSchema } from "@/server/contract/absolute-path";
import type { ExecutableItem } from "@/server/contract/executable-item";
import { createBreather } from "@/server/host/breather";
import { tryLstat } from "@/server/host/file-facts";
import { followLinks } from "@/server/host/follow-links";
import type { PackageDatabase } from "@/server/host/package-database";
import { mayBeProgram } from "./executable-places";
import { openPackageDatabases } from "./open-package-database";
import { createServiceMarks } from "./service-marks";

/**
 * Every executable of the packages of this host: regular files with an execute bit and links to them, services with
 * their unit. Gives way to other work every few milliseconds.
 */
export async function buildExecutableItems(): Promise<ExecutableItem[]> {
  const items = new Map<string, ExecutableItem>();
  for (const database of await openPackageDatabases()) {
    for (const item of await readItems(database)) if (!items.has(item.path)) items.set(item.path, item);
  }
  return [...items.values()];
}

async function readItems(database: PackageDatabase): Promise<ExecutableItem[]> {
  const breathe = createBreather();
  const programs: Program[] = [];
  const unitFiles: { path: AbsolutePath; package: string }[] = [];
  for (const { package: id, paths } of database.allPaths()) {
    for (const path of paths) {
      if (path.endsWith(".service")) unitFiles.push({ path: path as AbsolutePath, package: id });
      const program = mayBeProgram(path) ? readProgram(path, id) : null;
      if (program) programs.push(program);
      await breathe();
    }
  }
  const findUnit = await createServiceMarks(database, unitFiles, breathe);
  const items: ExecutableItem[] = [];
  for (const { path, resolved, package: id, setuid } of programs) {
    items.push({
      path,
      package: id,
      packageDb: database.kind,
      summary: database.packages.get(id)?.summary ?? "",
      unit: findUnit({ path, resolved, package: id }),
      resolved: resolved === path ? null : resolved,
      setuid,
    });
    await breathe();
  }
  return items;
}

type Program = { path: AbsolutePath; resolved: AbsolutePath; package: string; setuid: boolean };

function readProgram(name: string, owner: string): Program | null {
  const stat = tryLstat(name);
  if (stat === null || !(stat.isSymbolicLink() || (stat.isFile() && isExecutable(stat.mode)))) return null;
  const path = absolutePathSchema.safeParse(name);
  if (!path.success) return null;
  if (stat.isFile()) {
    return { path: path.data, resolved: path.data, package: owner, setuid: (stat.mode & 0o6000) !== 0 };
  }
  const { end } = followLinks(name);
  const target = end === null || !mayBeProgram(end) ? null : tryLstat(end);
  if (end === null || target === null || !target.isFile() || !isExecutable(target.mode)) return null;
  return { path: path.data, resolved: end, package: owner, setuid: (target.mode & 0o6000) !== 0 };
}

const isExecutable = (mode: number): boolean => (mode & 0o111) !== 0;
