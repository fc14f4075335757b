import type { AbsolutePath } from "@/server/contract/absolute-path";
import type { FileFlag } from "@/server/contract/facts";
import type { PackageDb } from "@/server/contract/package-db";

/** One installed-package database, opened and read: what dpkg and rpm both can say. Paths are in their /usr form. */
export type PackageDatabase = {
  kind: PackageDb;
  /** False when it describes another machine (rpm --dbpath): its paths say nothing of this host's files. */
  ofThisHost: boolean;
  packages: ReadonlyMap<string, PackageRecord>;
  /** Ids of the packages that list each path; a path without owner maps to none. */
  ownersOf: (paths: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>;
  filesOf: (ids: readonly string[]) => Promise<PackageFile[]>;
  /** The paths of every package, some hundreds of one package at a time. */
  allPaths: () => Iterable<{ package: string; paths: string[] }>;
};

export type PackageRecord = {
  id: string;
  name: string;
  version: string;
  architecture: string;
  summary: string;
  source: string;
  /** Seconds since the epoch. */
  installedAt: number | null;
  /** Ids of the installed packages that satisfy its direct dependencies. */
  needs: readonly string[];
};

export type PackageFile = {
  path: AbsolutePath;
  package: string;
  flags: FileFlag[];
  /** What the database itself records; null where it keeps only names (dpkg). */
  recorded: RecordedFile | null;
};

export type RecordedFile = {
  /** st_mode, file type bits included. */
  mode: number;
  size: number;
  owner: string;
  group: string;
  target: string | null;
  /** File capabilities as text. */
  capabilities: string | null;
};
