import { accessSync, constants, type Stats } from "node:fs";
import { type AbsolutePath, absolutePathSchema } from "@/server/contract/absolute-path";
import type { ExecutableItem } from "@/server/contract/executable-item";
import type { ExecutableReport } from "@/server/contract/executable-report";
import type { UnitFacts } from "@/server/contract/facts";
import type { PackageDb } from "@/server/contract/package-db";
import { readFileCapabilities } from "@/server/host/file-capabilities";
import { tryLstat } from "@/server/host/file-facts";
import { followLinks } from "@/server/host/follow-links";
import type { PackageDatabase } from "@/server/host/package-database";
import { findUnits } from "./find-units";
import { openPackageDatabases } from "./open-package-database";
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

type Problem = ExecutableReport["problems"][number];

const refuse = (code: string, text: string, fix: string | null): Problem => ({
  severity: "refuse",
  code,
  text,
  fix,
});
const warn = (code: string, text: string, fix: string | null): Problem => ({
  severity: "warn",
  code,
  text,
  fix,
});

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

const refusedPlaces: [RegExp, string][] = [
  [/^\/(?:proc|sys|dev)(?:\/|$)/, "belongs to the kernel"],
  [/^\/(?:home|root)(?:\/|$)/, "is in somebody's home, which never enters a container"],
  [/^\/(?:tmp|var\/tmp|run|var\/run)(?:\/|$)/, "is in a place for temporary files"],
];

function judgePlace(path: AbsolutePath, end: AbsolutePath | null): Problem[] {
  for (const place of [path, end ?? path]) {
    const [, why] = refusedPlaces.find(([pattern]) => pattern.test(place)) ?? [];
    if (why === undefined) continue;
    return [
      refuse("bad_place", `${place} ${why}.`, "Choose a program that a package installed, in /usr or /opt."),
    ];
  }
  if (/^\/(?:usr|opt)(?:\/|$)/.test(end ?? path)) return [];
  const text = `${end ?? path} is not in /usr or /opt: such files mostly start programs on the host.`;
  return [warn("unusual_place", text, "Choose the program that it starts.")];
}

function judgeFile(path: AbsolutePath, end: AbsolutePath | null, stat: Stats | null): Problem[] {
  if (end === null) return [refuse("link_loop", `The links of ${path} lead in a circle.`, null)];
  if (stat === null) {
    const what = end === path ? `${path} does not exist.` : `${path} leads to ${end}, which does not exist.`;
    return [refuse("not_found", what, "Check the spelling, or install the package that has it.")];
  }
  if (!stat.isFile()) {
    return [
      refuse(
        "not_a_file",
        `${end} is ${nameKind(stat)}, not a program.`,
        "Choose a regular, executable file.",
      ),
    ];
  }
  const found: Problem[] = [];
  if ((stat.mode & 0o111) === 0) {
    found.push(refuse("not_executable", `Nobody may execute ${end}.`, "Choose a file with an execute bit."));
  }
  if (!isReadable(end)) {
    found.push(
      refuse("not_readable", `${end} cannot be read.`, "Check its mode and the directories above it."),
    );
  }
  if ((stat.mode & 0o6000) !== 0) found.push(setuid(end, stat));
  return found;
}

function setuid(path: string, stat: Stats): Problem {
  const bit = stat.mode & 0o4000 ? "setuid" : "setgid";
  const text = `${path} is ${bit}: it takes rights that its caller does not have, which a container must not offer.`;
  return refuse(bit, text, "Choose the program that does the work itself, without this bit.");
}

function nameKind(stat: Stats): string {
  if (stat.isDirectory()) return "a directory";
  if (stat.isSocket()) return "a socket";
  if (stat.isFIFO()) return "a pipe";
  return stat.isCharacterDevice() || stat.isBlockDevice() ? "a device" : "not a regular file";
}

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
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

/** Rights beyond those of a plain service are the mark of tools for the machine itself. */
async function judgeNeeds(end: AbsolutePath, unit: UnitFacts | null): Promise<Problem[]> {
  const found: Problem[] = [];
  const capabilities = (await readFileCapabilities([end])).get(end);
  if (capabilities !== undefined) {
    const text = `${end} has file capabilities (${capabilities}); it gets them only if the plan allows them.`;
    found.push(warn("file_capabilities", text, "Look at the capabilities in the plan."));
  }
  const strong = [...(unit?.ambientCapabilities ?? []), ...(unit?.capabilityBoundingSet ?? [])].filter(
    (name) => machineCapabilities.has(name),
  );
  if (unit !== null && strong.length > 0 && strong.length < machineCapabilities.size) {
    const rights = [...new Set(strong)].join(", ");
    const text = `${unit.name} asks for ${rights}: rights over the machine itself, of which a container has little.`;
    found.push(warn("machine_capabilities", text, "Expect parts of it to fail, or run it on the host."));
  }
  return found;
}

/** Capabilities over the kernel, the hardware or the whole machine (capabilities(7)). */
const machineCapabilities: ReadonlySet<string> = new Set([
  "audit_control",
  "mac_admin",
  "mac_override",
  "mknod",
  "net_admin",
  "sys_admin",
  "sys_boot",
  "sys_module",
  "sys_rawio",
  "sys_time",
]);

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
