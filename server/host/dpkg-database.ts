import { readFileSync, statSync } from "node:fs";
import type { AbsolutePath } from "@/server/contract/absolute-path";
import { createBreather } from "./breather";
import { readDiversions } from "./dpkg-diversions";
import { readDpkgLists } from "./dpkg-lists";
import { resolveDpkgNeeds } from "./dpkg-needs";
import { type DpkgStanza, parseDpkgStatus } from "./dpkg-status";
import type { PackageDatabase, PackageFile, PackageRecord } from "./package-database";
import { toUsrForm } from "./usr-form";

/**
 * Opens the dpkg database below `adminDir`, or null where no package is installed by it. It is read from dpkg's own
 * files, once per change of the status file, because dpkg-query takes longer than a whole plan may.
 */
export async function openDpkgDatabase(adminDir = "/var/lib/dpkg"): Promise<PackageDatabase | null> {
  const stamp = readDpkgStamp(adminDir);
  if (stamp === null) return null;
  const known = cache.get(adminDir);
  if (known?.stamp === stamp) return known.database;
  const database = load(adminDir);
  cache.set(adminDir, { stamp, database });
  database.catch(() => cache.delete(adminDir));
  return database;
}

/** Changes whenever packages were installed or removed; null where there is no such database. */
export function readDpkgStamp(adminDir = "/var/lib/dpkg"): string | null {
  const stat = statSync(`${adminDir}/status`, { throwIfNoEntry: false, bigint: true });
  return stat === undefined || stat.size === 0n ? null : `${stat.ino}:${stat.mtimeNs}:${stat.size}`;
}

const cache = new Map<string, { stamp: string; database: Promise<PackageDatabase | null> }>();

async function load(adminDir: string): Promise<PackageDatabase | null> {
  const stanzas = await readStanzas(adminDir);
  if (stanzas.length === 0) return null;
  const { table, installedAt } = await readDpkgLists(adminDir, stanzas);
  const diversions = readDiversions(adminDir);
  const ids = nameStanzas(stanzas);
  const needs = resolveDpkgNeeds(stanzas, ids);
  const numbers = new Map(ids.map((id, index) => [id, index]));
  const listersOf = (path: string): Lister[] =>
    table.ownersOf(path).map((number) => ({ id: ids[number] ?? "", name: stanzas[number]?.name ?? "" }));
  const placeFor =
    (number: number) =>
    (path: string): AbsolutePath =>
      diversions.placeOf(toUsrForm(path), stanzas[number]?.name ?? "");
  return {
    kind: "dpkg",
    ofThisHost: true,
    packages: new Map(
      stanzas.map((stanza, index) => {
        const id = ids[index] ?? stanza.name;
        return [id, toRecord(stanza, id, installedAt[index] ?? null, needs[index] ?? [])];
      }),
    ),
    ownersOf: async (paths) =>
      new Map(paths.map((path) => [path, diversions.ownersOf(path, listersOf).map(({ id }) => id)])),
    filesOf: async (wanted) =>
      wanted.flatMap((id) => {
        const number = numbers.get(id) ?? -1;
        return toFiles(table.pathsOf(number).map(placeFor(number)), id, stanzas[number]?.conffiles ?? []);
      }),
    *allPaths() {
      for (const [number, id] of ids.entries()) {
        for (const paths of table.batchesOf(number))
          yield { package: id, paths: paths.map(placeFor(number)) };
      }
    },
  };
}

async function readStanzas(adminDir: string): Promise<DpkgStanza[]> {
  const breathe = createBreather();
  const stanzas: DpkgStanza[] = [];
  for (const text of readFileSync(`${adminDir}/status`, "utf8").split("\n\n")) {
    stanzas.push(...parseDpkgStatus(text));
    await breathe();
  }
  return stanzas;
}

type Lister = { id: string; name: string };

/** A package's name, with the architecture only where two architectures of it are installed. */
function nameStanzas(stanzas: readonly DpkgStanza[]): string[] {
  const counts = new Map<string, number>();
  for (const { name } of stanzas) counts.set(name, (counts.get(name) ?? 0) + 1);
  return stanzas.map(({ name, architecture }) =>
    (counts.get(name) ?? 0) > 1 ? `${name}:${architecture}` : name,
  );
}

function toRecord(
  stanza: DpkgStanza,
  id: string,
  installedAt: number | null,
  needs: readonly string[],
): PackageRecord {
  const { name, version, architecture, summary, source } = stanza;
  return { id, name, version, architecture, summary, source, installedAt, needs };
}

function toFiles(paths: readonly AbsolutePath[], id: string, conffiles: readonly string[]): PackageFile[] {
  const configuration = new Set(conffiles.map(toUsrForm));
  return paths.map((path) => ({
    path,
    package: id,
    flags: configuration.has(path) ? ["config"] : [],
    recorded: null,
  }));
}
