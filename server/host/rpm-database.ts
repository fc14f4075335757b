import { statSync } from "node:fs";
import { createBreather } from "./breather";
import type { PackageDatabase, PackageRecord } from "./package-database";
import { PathTable } from "./path-table";
import { readRpmFiles } from "./rpm-files";
import { type RpmHeader, readRpmHeaders } from "./rpm-headers";
import { resolveRpmNeeds } from "./rpm-needs";

/**
 * Opens the rpm database of this host, or another one in `dbPath`; null where there is none or no package is in it.
 * One query reads packages, relations and paths, once per change of the database; attributes of files are asked for
 * by package. Throws ScError command_missing where rpm is not installed.
 */
export async function openRpmDatabase(dbPath: string | null): Promise<PackageDatabase | null> {
  const directory = dbPath ?? findHostDirectory();
  const stamp = readStamp(directory);
  if (stamp === null) return null;
  const known = cache.get(directory);
  if (known?.stamp === stamp) return known.database;
  const database = load(directory, dbPath === null);
  cache.set(directory, { stamp, database });
  database.catch(() => cache.delete(directory));
  return database;
}

/** Changes whenever packages of this host were installed or removed; null where there is no such database. */
export function readRpmStamp(): string | null {
  return readStamp(findHostDirectory());
}

/**
 * rpm is always told the directory: its own default may be below the home directory of the one who asks (Debian), and
 * it makes an empty database where there is none.
 */
function findHostDirectory(): string {
  return hostDirectories.find((directory) => readStamp(directory) !== null) ?? "/var/lib/rpm";
}

const hostDirectories = ["/usr/lib/sysimage/rpm", "/var/lib/rpm"];

function readStamp(directory: string): string | null {
  const stamps = databaseFiles.flatMap((file) => {
    const stat = statSync(`${directory}/${file}`, { throwIfNoEntry: false, bigint: true });
    return stat === undefined || stat.size === 0n ? [] : [`${stat.ino}:${stat.mtimeNs}:${stat.size}`];
  });
  return stamps.length === 0 ? null : stamps.join(" ");
}

/** sqlite, ndb and Berkeley DB (rpm's lib/backend); sqlite writes to the -wal file first. */
const databaseFiles = ["rpmdb.sqlite", "rpmdb.sqlite-wal", "Packages.db", "Packages"];

const cache = new Map<string, { stamp: string; database: Promise<PackageDatabase | null> }>();

async function load(directory: string, ofThisHost: boolean): Promise<PackageDatabase | null> {
  const headers = await readRpmHeaders(directory);
  if (headers.length === 0) return null;
  const ids = nameHeaders(headers);
  const table = await PathTable.build(headers.map(toList), createBreather());
  const needs = resolveRpmNeeds(headers, ids, (path) => table.ownersOf(path));
  const packages = new Map(
    headers.map((header, index) => [
      ids[index] ?? "",
      toRecord(header, ids[index] ?? "", needs[index] ?? []),
    ]),
  );
  const queryNames = new Map(headers.map((header, index) => [ids[index] ?? "", fullName(header)]));
  return {
    kind: "rpm",
    ofThisHost,
    packages,
    ownersOf: async (paths) =>
      new Map(paths.map((path) => [path, table.ownersOf(path).map((number) => ids[number] ?? "")])),
    filesOf: async (wanted) => {
      const asked = wanted.flatMap((id): [string, string][] => {
        const name = queryNames.get(id);
        return name === undefined ? [] : [[id, name]];
      });
      return asked.length === 0 ? [] : readRpmFiles(directory, new Map(asked));
    },
    *allPaths() {
      for (const [number, id] of ids.entries()) {
        for (const paths of table.batchesOf(number)) yield { package: id, paths };
      }
    },
  };
}

function toRecord(header: RpmHeader, id: string, needs: readonly string[]): PackageRecord {
  const { name, epoch, version, release, architecture, installedAt, source, summary } = header;
  return {
    id,
    name,
    version: `${epoch === null ? "" : `${epoch}:`}${version}-${release}`,
    architecture,
    summary,
    source: source?.replace(/-[^-]+-[^-]+\.(?:no)?src\.rpm$/, "") ?? name,
    installedAt,
    needs,
  };
}

const fullName = ({ name, version, release, architecture }: RpmHeader): string =>
  `${name}-${version}-${release}.${architecture}`;

/** The bare name where it is unique, with the architecture where that is, else with the version too. */
function nameHeaders(headers: readonly RpmHeader[]): string[] {
  const count = (of: (header: RpmHeader) => string): ReadonlyMap<string, number> => {
    const counts = new Map<string, number>();
    for (const header of headers) counts.set(of(header), (counts.get(of(header)) ?? 0) + 1);
    return counts;
  };
  const withArchitecture = ({ name, architecture }: RpmHeader): string => `${name}.${architecture}`;
  const names = count(({ name }) => name);
  const pairs = count(withArchitecture);
  return headers.map((header) => {
    if (names.get(header.name) === 1) return header.name;
    return pairs.get(withArchitecture(header)) === 1 ? withArchitecture(header) : fullName(header);
  });
}

const toList = ({ paths }: RpmHeader): Buffer => Buffer.from(paths.map((path) => `${path}\n`).join(""));
