import type { AbsolutePath } from "@/server/contract/absolute-path";
import type { PlanEntry } from "@/server/contract/plan";
import { parentOf } from "../path/parent-of";
import { toPath } from "../path/to-path";

/** Copied links of the program's own that lead to something that the container does not have. */
export function findDanglingLinks(
  entries: readonly PlanEntry[],
  byPath: ReadonlyMap<AbsolutePath, PlanEntry>,
  canonical: (path: AbsolutePath) => AbsolutePath,
): { path: AbsolutePath; target: AbsolutePath }[] {
  return entries.flatMap((entry) => {
    if (entry.kind !== "symlink" || entry.disposition !== "copy" || entry.target === null) return [];
    if (entry.reason.evidence === "base") return [];
    const target = resolve(entry.path, entry.target);
    if (target === null || leadsSomewhere(canonical(target), byPath)) return [];
    return [{ path: entry.path, target }];
  });
}

function resolve(from: AbsolutePath, target: string): AbsolutePath | null {
  const parts: string[] = [];
  for (const part of (target.startsWith("/") ? target : `${parentOf(from)}/${target}`).split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return toPath(`/${parts.join("/")}`);
}

/** /usr is there as a whole, /run, /proc and /dev fill themselves; of all else the plan knows what is there. */
function leadsSomewhere(target: AbsolutePath, byPath: ReadonlyMap<AbsolutePath, PlanEntry>): boolean {
  if (/^\/(usr|run|proc|sys|dev|tmp)(\/|$)/.test(target) || target === "/") return true;
  const entry = byPath.get(target);
  return entry !== undefined && entry.disposition !== "omit";
}
