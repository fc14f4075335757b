import type { AbsolutePath } from "@/server/contract/absolute-path";
import type { FileFacts } from "@/server/contract/facts";
import type { PlanEntry } from "@/server/contract/plan";
import type { Identity } from "../identity/identity";
import { comparePaths } from "../path/compare-paths";
import type { PlanContext } from "../plan-context";
import { listBaseClaims } from "./base-claims";
import type { Claim } from "./claim";
import { listConfigurationClaims } from "./configuration-claims";
import type { ContentsContext } from "./contents-context";
import { listElfClaims } from "./elf-claims";
import { findOptRoots } from "./find-opt-roots";
import { findOwnConfiguration } from "./find-own-configuration";
import { listChosenFiles } from "./list-chosen-files";
import { rules } from "./rules";
import { listTmpfilesClaims } from "./tmpfiles-claims";
import { listUnitClaims } from "./unit-claims";
import { withParents } from "./with-parents";

/**
 * Every path that the plan knows, sorted, each once, with what becomes of it and why. Every directory above a private
 * path is private too and has an owner and a mode. `writer`: the account that the program ends up as.
 * `generated` are the paths of files that the plan writes itself; they are no entries.
 */
export function composeContents(
  context: PlanContext,
  identities: { starter: Identity; writer: Identity },
  generated: ReadonlySet<string>,
): PlanEntry[] {
  const contents = createContentsContext(context, identities);
  const entries = [...collectFiles(contents).values()]
    .filter((file) => !generated.has(file.path))
    .map((file) => decide(file, contents));
  return withParents(entries).sort((a, b) => comparePaths(a.path, b.path));
}

function createContentsContext(
  context: PlanContext,
  { starter, writer }: { starter: Identity; writer: Identity },
): ContentsContext {
  const index = (claims: Claim[]) => indexClaims(claims, context.canonical);
  return {
    ...context,
    choices: indexChoices(context),
    claims: {
      unit: index(listUnitClaims(context, starter)),
      tmpfiles: index(listTmpfilesClaims(context)),
      configuration: index(listConfigurationClaims(context, writer)),
      elf: index(listElfClaims(context)),
      base: index(listBaseClaims(context, starter)),
    },
    ownConfiguration: findOwnConfiguration(context),
    optRoots: findOptRoots(context),
  };
}

/** The first claim on a path stays. Links stand for themselves, so theirs is the only path that is not resolved. */
function indexClaims(
  claims: readonly Claim[],
  canonical: PlanContext["canonical"],
): Map<AbsolutePath, Claim> {
  const map = new Map<AbsolutePath, Claim>();
  for (const claim of claims) {
    const path = claim.file.kind === "symlink" ? claim.file.path : canonical(claim.file.path);
    if (!map.has(path)) map.set(path, claim);
  }
  return map;
}

function indexChoices({ request, canonical }: PlanContext): ContentsContext["choices"] {
  const choices = Object.entries(request.dispositions) as [AbsolutePath, Claim["disposition"]][];
  return new Map(choices.map(([path, disposition]) => [canonical(path), disposition]));
}

/** Files of the facts first: what lstat saw wins over what a claim assumes. Two names of one path are one file. */
function collectFiles(contents: ContentsContext): Map<AbsolutePath, FileFacts> {
  const files = new Map<AbsolutePath, FileFacts>();
  const add = (file: FileFacts) => {
    const path = file.kind === "symlink" ? file.path : contents.canonical(file.path);
    const known = files.get(path);
    if (known === undefined || outranks(file, known, contents)) files.set(path, { ...file, path });
  };
  for (const file of contents.facts.files) add(file);
  for (const claims of Object.values(contents.claims)) {
    for (const { file } of claims.values()) {
      if (!files.has(file.path) && (file.onHost || file.kind === "directory")) add(file);
    }
  }
  for (const file of listChosenFiles(contents, files)) add(file);
  return dropBelowLinks(files);
}

/** Of several packages that list one directory the program's own is named. */
function outranks(file: FileFacts, known: FileFacts, { packageById }: PlanContext): boolean {
  const roleOf = (each: FileFacts) => roles.indexOf(packageById.get(each.package ?? "")?.role ?? "none");
  return roleOf(file) < roleOf(known);
}

const roles: string[] = ["owner", "companion", "dependency", "none"];

/** What lies below a link is reached through the link and has its place where the link leads. */
function dropBelowLinks(files: Map<AbsolutePath, FileFacts>): Map<AbsolutePath, FileFacts> {
  const links = [...files.values()].filter(({ kind }) => kind === "symlink").map(({ path }) => `${path}/`);
  const tops = new Set(links);
  if (tops.size === 0) return files;
  for (const path of files.keys()) {
    for (let cut = path.indexOf("/", 1); cut > 0; cut = path.indexOf("/", cut + 1)) {
      if (!tops.has(path.slice(0, cut + 1))) continue;
      files.delete(path);
      break;
    }
  }
  return files;
}

function decide(file: FileFacts, contents: ContentsContext): PlanEntry {
  const path = file.kind === "symlink" ? file.path : contents.canonical(file.path);
  for (const rule of rules) {
    const verdict = rule(file, path, contents);
    if (verdict === null) continue;
    const { common: _, ...known } = file;
    return { ...known, disposition: verdict.disposition, reason: verdict.reason };
  }
  throw new Error(`No rule decides ${file.path}`);
}
