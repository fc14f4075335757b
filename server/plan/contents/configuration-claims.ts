import type { AbsolutePath } from "@/server/contract/absolute-path";
import type { FileFacts, MentionFacts } from "@/server/contract/facts";
import type { Identity } from "../identity/identity";
import { isWithin } from "../path/is-within";
import { parentOf } from "../path/parent-of";
import { toPath } from "../path/to-path";
import type { PlanContext } from "../plan-context";
import { because } from "../reason/because";
import type { Claim } from "./claim";
import { makeFile } from "./make-file";
import { placeOf } from "./place-of";

/**
 * What the program's own configuration says of paths. What it reads (in /etc, or content such as a web root) is copied;
 * where it writes (logs, caches, state, /run) the directory is there and the program may write it; of what does not
 * exist yet the directory above is there. `writer` is the account that the program runs as in the end.
 */
export function listConfigurationClaims(context: PlanContext, writer: Identity): Claim[] {
  const mentions = context.facts.mentions.flatMap((mention) => resolveMention(mention, context));
  const read = mentions.filter(({ path }) => !isOutdone(path, mentions));
  return [
    ...read.flatMap((mention) => claimRead(mention)),
    ...mentions.flatMap((mention) => claimWritten(mention, writer)),
  ];
}

type Mention = { path: AbsolutePath; found: FileFacts | null; text: string };

function resolveMention(mention: MentionFacts, { canonical }: PlanContext): Mention[] {
  const path = mention.what === "path" ? toPath(mention.value) : null;
  if (path === null || path === "/" || /[*?[{$%]/.test(path)) return [];
  const at = canonical(path);
  const found = mention.found && { ...mention.found, path: at };
  return [{ path: at, found, text: `named in ${mention.file} line ${mention.line}` }];
}

/** Directories that collect the content of many give way to what is named below them. */
function isOutdone(path: AbsolutePath, mentions: readonly Mention[]): boolean {
  return (
    collections.includes(path) &&
    mentions.some((other) => other.found !== null && other.path !== path && isWithin(other.path, path))
  );
}

const collections = ["/srv", "/var/www", "/opt", "/mnt", "/media", "/var"];

function claimRead({ path, found, text }: Mention): Claim[] {
  const place = placeOf(path);
  const isRead = place === "etc" ? path !== "/etc" : place === "content" && path.lastIndexOf("/") > 0;
  if (found === null || !(isRead || path === "/srv")) return [];
  const deep = found.kind === "directory";
  return [{ file: found, disposition: "copy", reason: because("configuration", text), deep }];
}

function claimWritten({ path, found, text }: Mention, writer: Identity): Claim[] {
  const place = placeOf(path);
  if (!["memory", "log", "cache", "state", "content"].includes(place) || isWithin(path, "/tmp")) return [];
  if (place === "content" && (found !== null || !isKnownTop(path))) return [];
  const isDirectory = found?.kind === "directory";
  const directory = isDirectory ? path : parentOf(path);
  if (placeOf(directory) !== place || sharedPlaces.has(directory)) return [];
  const disposition = place === "memory" ? "tmpfs" : "empty";
  const reason = because("configuration", isDirectory ? text : `holds ${path}, ${text}`);
  const { uid, gid, user, group } = writer;
  const file = isDirectory ? found : makeFile(directory, { uid, gid, owner: user, group });
  return [{ file, disposition, reason, deep: false }];
}

/** A name like /images/x in a configuration may be an address on the web: only known tops become directories. */
function isKnownTop(path: string): boolean {
  return isWithin(path, "/srv") || isWithin(path, "/var");
}

/** Directories that every container has anyway. */
const sharedPlaces = new Set<string>([
  "/run",
  "/run/lock",
  "/dev/shm",
  "/srv",
  "/var",
  "/var/lib",
  "/var/log",
  "/var/cache",
  "/var/spool",
  "/var/tmp",
]);
