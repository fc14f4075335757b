import { readFileSync, statSync } from "node:fs";
import type { AbsolutePath } from "@/server/contract/absolute-path";
import { createBreather } from "./breather";
import { type DpkgStanza, parseDpkgStatus } from "./dpkg-status";
import type { PackageDatabase, PackageFile, PackageRecord } from "./package-database";
import { PathTable } from "./path-table";
import { toUsrForm } from "./usr-form";

/**
 * Opens the dpkg database below `adminDir`, or null where no package is installed by it. It is read from dpkg's own
 * files, once per change of the status file, because dpkg-query takes a second for what a plan asks.
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
  const stanzas = parseDpkgStatus(readFileSync(`${adminDir}/status`, "utf8"));
  if (stanzas.length === 0) return null;
  const ids = nameStanzas(stanzas);
  const { table, installedAt } = await readLists(adminDir, stanzas);
  const diversions = readDiversions(adminDir);
  const records = new Map(
    stanzas.map((stanza, index) => [
      ids[index] ?? stanza.name,
      toRecord(stanza, ids[index] ?? stanza.name, installedAt[index] ?? null),
    ]),
  );
  resolveNeeds(stanzas, ids, records);
  const filesOfNumber = (number: number): PackageFile[] =>
    toFiles(table.pathsOf(number), stanzas[number], ids[number] ?? "", diversions);
  const numbers = new Map(ids.map((id, index) => [id, index]));
  return {
    kind: "dpkg",
    ofThisHost: true,
    packages: records,
    ownersOf: async (paths) =>
      new Map(paths.map((path) => [path, findOwners(path, table, ids, stanzas, diversions)])),
    filesOf: async (wanted) => wanted.flatMap((id) => filesOfNumber(numbers.get(id) ?? -1)),
    async *allFiles() {
      for (const number of ids.keys()) yield filesOfNumber(number);
    },
  };
}

/** A package's name, with the architecture only where two architectures of it are installed. */
function nameStanzas(stanzas: readonly DpkgStanza[]): string[] {
  const counts = new Map<string, number>();
  for (const { name } of stanzas) counts.set(name, (counts.get(name) ?? 0) + 1);
  return stanzas.map(({ name, architecture }) =>
    (counts.get(name) ?? 0) > 1 ? `${name}:${architecture}` : name,
  );
}

async function readLists(adminDir: string, stanzas: readonly DpkgStanza[]) {
  const breathe = createBreather();
  const lists: Buffer[] = [];
  const starts: number[] = [];
  const installedAt: (number | null)[] = [];
  let size = 0;
  for (const stanza of stanzas) {
    const list = readList(adminDir, stanza);
    starts.push(size);
    lists.push(list?.bytes ?? Buffer.alloc(0));
    installedAt.push(list?.changedAt ?? null);
    size += list?.bytes.length ?? 0;
    await breathe();
  }
  return { table: new PathTable(Buffer.concat(lists, size), starts), installedAt };
}

function readList(adminDir: string, stanza: DpkgStanza): { bytes: Buffer; changedAt: number } | null {
  const names = [`${stanza.name}:${stanza.architecture}`, stanza.name];
  for (const name of stanza.multiArchSame ? names : names.reverse()) {
    const file = `${adminDir}/info/${name}.list`;
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat) return { bytes: endLines(readFileSync(file)), changedAt: Math.floor(stat.mtimeMs / 1000) };
  }
  return null;
}

function endLines(bytes: Buffer): Buffer {
  return bytes.length === 0 || bytes.at(-1) === 10 ? bytes : Buffer.concat([bytes, Buffer.from("\n")]);
}

function toRecord(stanza: DpkgStanza, id: string, installedAt: number | null): PackageRecord {
  const { name, version, architecture, summary, source } = stanza;
  return { id, name, version, architecture, summary, source, installedAt, needs: [] };
}

/** Of alternatives the first one installed counts; a virtual package is satisfied by every installed provider. */
function resolveNeeds(
  stanzas: readonly DpkgStanza[],
  ids: readonly string[],
  records: Map<string, PackageRecord>,
): void {
  const byName = new Map<string, string[]>();
  const byProvision = new Map<string, string[]>();
  stanzas.forEach((stanza, index) => {
    const id = ids[index] ?? stanza.name;
    append(byName, stanza.name, id);
    for (const provision of stanza.provides) append(byProvision, provision, id);
  });
  const satisfy = (group: string[]): string[] => {
    for (const name of group) {
      const found = byName.get(name) ?? byProvision.get(name);
      if (found) return found;
    }
    return [];
  };
  stanzas.forEach((stanza, index) => {
    const record = records.get(ids[index] ?? "");
    if (record) record.needs = [...new Set(stanza.depends.flatMap(satisfy))];
  });
}

function append(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

type Diversion = { to: string; by: string };

/** Triples of lines: what is diverted, where to, for which package (dpkg-divert(1)); ":" is the administrator. */
function readDiversions(adminDir: string): Map<string, Diversion> {
  let lines: string[];
  try {
    lines = readFileSync(`${adminDir}/diversions`, "utf8").split("\n");
  } catch {
    return new Map();
  }
  const diversions = new Map<string, Diversion>();
  for (let at = 0; at + 2 < lines.length; at += 3) {
    diversions.set(toUsrForm(lines[at] ?? ""), {
      to: toUsrForm(lines[at + 1] ?? ""),
      by: lines[at + 2] ?? "",
    });
  }
  return diversions;
}

function toFiles(
  paths: readonly string[],
  stanza: DpkgStanza | undefined,
  id: string,
  diversions: ReadonlyMap<string, Diversion>,
): PackageFile[] {
  const conffiles = new Set(stanza?.conffiles.map(toUsrForm));
  return paths.flatMap((path) => {
    if (path === "/.") return [];
    const diversion = diversions.get(path);
    const real = diversion && diversion.by !== stanza?.name ? diversion.to : path;
    return {
      path: real as AbsolutePath,
      package: id,
      flags: conffiles.has(path as AbsolutePath) ? (["config"] as const).slice() : [],
      recorded: null,
    };
  });
}

function findOwners(
  path: string,
  table: PathTable,
  ids: readonly string[],
  stanzas: readonly DpkgStanza[],
  diversions: ReadonlyMap<string, Diversion>,
): string[] {
  const usrForm = toUsrForm(path);
  const diversion = diversions.get(usrForm);
  const direct = table
    .ownersOf(usrForm)
    .filter((number) => diversion === undefined || stanzas[number]?.name === diversion.by);
  const diverted = [...diversions]
    .filter(([, { to }]) => to === usrForm)
    .flatMap(([from, { by }]) => table.ownersOf(from).filter((number) => stanzas[number]?.name !== by));
  return [...direct, ...diverted].map((number) => ids[number] ?? "");
}
