import type { AbsolutePath } from "@/server/contract/absolute-path";
import type { PackageDatabase, PackageFile } from "@/server/host/package-database";
import { readTextFile } from "@/server/host/read-text-file";
import { rankUnits } from "./rank-units";
import { readAdminUnits, readPackagedUnits, type Unit } from "./read-units";

/**
 * Reads every unit of a database once and gives a function that names the unit which makes a program a service: one
 * of the same source package that runs it, wraps it or is called like it, or an administrator's unit that runs it.
 * Units of Type=oneshot do a task and end, so they make no service.
 */
export async function createServiceMarks(
  database: PackageDatabase,
  unitFiles: readonly Pick<PackageFile, "path" | "package">[],
  breathe: () => Promise<void> | undefined,
): Promise<(program: Marked) => string | null> {
  const sourceOf = (id: string): string => database.packages.get(id)?.source ?? id;
  const bySource = new Map<string, Unit[]>();
  for (const file of unitFiles) {
    const units = readPackagedUnits([file], null).filter(({ type }) => type !== "oneshot");
    bySource.set(sourceOf(file.package), [...(bySource.get(sourceOf(file.package)) ?? []), ...units]);
    await breathe();
  }
  const own = readAdminUnits();
  const texts = new Map<string, string | null>();
  const readOnce = (path: string): string | null => {
    if (!texts.has(path)) texts.set(path, readTextFile(path));
    return texts.get(path) ?? null;
  };
  return (program) => {
    const [best] = rankUnits(bySource.get(sourceOf(program.package)) ?? [], program, readOnce);
    if (best !== undefined && best.fit !== "none" && best.fit !== "only") return best.name;
    const runs = (unit: Unit): boolean => unit.execStart.some(({ path }) => path === program.path);
    return own.find(runs)?.name ?? null;
  };
}

type Marked = { path: AbsolutePath; resolved: AbsolutePath; package: string };
