import { lstatSync, readlinkSync, type Stats } from "node:fs";
import type { AbsolutePath } from "@/server/contract/absolute-path";
import type { FileFacts, FileFlag } from "@/server/contract/facts";
import type { Names } from "./accounts";

/**
 * What lstat says of one path on this host, or null when there is nothing or it cannot be read. The owner fields
 * (package, common, flags of the database) are the caller's; setuid and setgid are added here.
 */
export function readFileFacts(path: string, names: Names, known: KnownFacts = {}): FileFacts | null {
  const stat = tryLstat(path);
  if (stat === null) return null;
  return {
    path: path as AbsolutePath,
    kind: kindOf(stat.mode),
    onHost: true,
    size: stat.isFile() || stat.isSymbolicLink() ? stat.size : 0,
    mode: stat.mode & 0o7777,
    uid: stat.uid,
    gid: stat.gid,
    owner: names.user(stat.uid),
    group: names.group(stat.gid),
    target: stat.isSymbolicLink() ? readLink(path) : null,
    package: known.package ?? null,
    common: known.common ?? false,
    flags: [...(known.flags ?? []), ...modeFlags(stat.mode)],
  };
}

export type KnownFacts = { package?: string | null; common?: boolean; flags?: readonly FileFlag[] };

/** File type of an st_mode. */
export function kindOf(mode: number): FileFacts["kind"] {
  const type = mode & 0o170000;
  if (type === 0o100000) return "file";
  if (type === 0o040000) return "directory";
  return type === 0o120000 ? "symlink" : "other";
}

/** setuid and setgid count on regular files only: on a directory setgid means inheritance of the group. */
export function modeFlags(mode: number): FileFlag[] {
  if (kindOf(mode) !== "file") return [];
  return [...(mode & 0o4000 ? (["setuid"] as const) : []), ...(mode & 0o2000 ? (["setgid"] as const) : [])];
}

export function tryLstat(path: string): Stats | null {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) ?? null;
  } catch {
    return null;
  }
}

function readLink(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}
