import type { Stats } from "node:fs";
import { type AbsolutePath, absolutePathSchema } from "@/server/contract/absolute-path";
import type { ExecutableItem } from "@/server/contract/executable-item";
import type { ExecutableReport } from "@/server/contract/executable-report";
import type { UnitFacts } from "@/server/contract/facts";
import type { PackageDb } from "@/server/contract/package-db";
import { tryLstat } from "@/server/host/file-facts";
import { followLinks } from "@/server/host/follow-links";
import type { PackageDatabase } from "@/server/host/package-database";
import { findUnits } from "./find-units";
import { judgeFile } from "./judge-file";
import { judgeNeeds } from "./judge-needs";
import { judgePlace } from "./judge-place";
import { openPackageDatabases } from "./open-package-database";
import { type Problem, refuse } from "./problem";
import { relatePackages } from "./related-packages";
import { suggestName } from "./suggest-name";

/**
 * What is to be said of a path before it is planned: whether it can be run in a container, and if not, why and what to
 * do. Every problem is in the report; nothing is thrown for a path that does not fit.
 */
export async function inspectExecutable(
  given: string,
  options: { packageDb?: PackageDb } = {},
): Promise<ExecutableReport> {
  const path = absolutePathSchema.safeParse(given);
  if (!path.success) return refuseText(given, path.error.issues[0]?.message ?? "This is not a path.");
  const { links, end } = followLinks(path.data);
  const stat = end === null ? null : tryLstat(end);
  const base = { path: path.data, links, suggestedName: suggestName(path.data) };
  const problems = [...judgePlace(path.data, end), ...judgeFile(path.data, end, stat)];
  if (end === null || stat === null || !stat.isFile())
    return { ...base, verdict: "refuse", problems, item: null };
  const owned = await findOwner([path.data, end], options.packageDb ?? null);
  if (owned === null) {
    return { ...base, verdict: "refuse", problems: [...problems, noPackage(path.data)], item: null };
  }
  const unit = await findUnit(owned, path.data, end);
  problems.push(...(await judgeNeeds(end, unit)));
  const item = toItem(path.data, end, stat, owned, unit);
  return { ...base, verdict: decide(problems), problems, item };
}

const decide = (problems: readonly Problem[]): ExecutableReport["verdict"] =>
  problems.some(({ severity }) => severity === "refuse") ? "refuse" : problems.length > 0 ? "warn" : "ok";

/** The report wants a path even where the text is none: the root stands for it. */
function refuseText(given: string, why: string): ExecutableReport {
  const code = given.startsWith("/") ? "bad_path" : "not_absolute";
  const fix = "Give the whole path of the program, such as /usr/bin/NAME.";
  return {
    path: absolutePathSchema.parse("/"),
    verdict: "refuse",
    problems: [refuse(code, why, fix)],
    links: [],
    item: null,
    suggestedName: "program",
  };
}

type Owned = { database: PackageDatabase; id: string };

async function findOwner(paths: readonly AbsolutePath[], kind: PackageDb | null): Promise<Owned | null> {
  const databases = await openPackageDatabases(kind);
  for (const path of paths) {
    for (const database of databases) {
      const id = (await database.ownersOf([path])).get(path)?.[0];
      if (id !== undefined) return { database, id };
    }
  }
  return null;
}

function noPackage(path: string): Problem {
  const text = `No installed package owns ${path}, so nothing says what it needs.`;
  return refuse("no_package", text, "Install the program as a package (rpm or deb), then choose it again.");
}

async function findUnit(
  { database, id }: Owned,
  path: AbsolutePath,
  end: AbsolutePath,
): Promise<UnitFacts | null> {
  const program = relatePackages(id, database.packages).filter(({ role }) => role !== "dependency");
  const files = await database.filesOf(program.map((one) => one.id));
  const [best] = findUnits({ path, resolved: end }, files, null);
  return best === undefined || best.fit === "none" ? null : best;
}

function toItem(
  path: AbsolutePath,
  end: AbsolutePath,
  stat: Stats,
  { database, id }: Owned,
  unit: UnitFacts | null,
): ExecutableItem {
  return {
    path,
    package: id,
    packageDb: database.kind,
    summary: database.packages.get(id)?.summary ?? "",
    unit: unit?.name ?? null,
    resolved: end === path ? null : end,
    setuid: (stat.mode & 0o6000) !== 0,
  };
}
