import type { AbsolutePath } from "@/server/contract/absolute-path";
import type { AccountFacts, TmpfilesFacts } from "@/server/contract/facts";
import type { PlanContext } from "../plan-context";
import { because } from "../reason/because";
import type { Claim } from "./claim";
import { hostOnlyPlace } from "./host-only-place";
import { makeFile } from "./make-file";
import { placeOf } from "./place-of";

/** Directories that tmpfiles.d(5) lines of the plan's packages create (types d, D, e, v, q, Q), wherever they are. */
export function listTmpfilesClaims({ facts, canonical }: PlanContext): Claim[] {
  return facts.tmpfiles.flatMap((line) => {
    const path = canonical(line.path);
    if (!/^[dDevqQ]/.test(line.type) || hasPattern(path) || !isWanted(path)) return [];
    return [toClaim({ ...line, path }, facts.accounts)];
  });
}

function toClaim(line: TmpfilesFacts, accounts: AccountFacts): Claim {
  const user = accounts.users.find(({ name, uid }) => name === line.user || String(uid) === line.user);
  const group = accounts.groups.find(({ name, gid }) => name === line.group || String(gid) === line.group);
  return {
    file: makeFile(line.path, {
      mode: parseMode(line.mode),
      uid: user?.uid ?? 0,
      owner: user?.name ?? "root",
      gid: group?.gid ?? 0,
      group: group?.name ?? "root",
    }),
    disposition: placeOf(line.path) === "memory" ? "tmpfs" : "empty",
    reason: because("tmpfiles", `directory in ${line.source}`),
    deep: false,
  };
}

/** Globs and specifiers (%i …) name nothing certain. */
function hasPattern(path: string): boolean {
  return /[*?[%]/.test(path);
}

/** What the service manager and login keep in /run for themselves has no use without them. */
function isWanted(path: AbsolutePath): boolean {
  if (/^\/run\/(systemd|user|udev|log|initctl|initramfs|console|faillock|setrans)(\/|$)/.test(path))
    return false;
  const place = placeOf(path);
  if (place === "memory") return path.startsWith("/run/");
  return ["state", "cache", "log", "content"].includes(place) && hostOnlyPlace(path) === null;
}

/** A mode may start with ~ or : (tmpfiles.d(5), "Mode"); "-" means 0755 for directories. */
function parseMode(mode: string | null): number {
  const parsed = Number.parseInt(mode?.replace(/^[~:]+/, "") ?? "", 8);
  return Number.isNaN(parsed) ? 0o755 : parsed & 0o7777;
}
