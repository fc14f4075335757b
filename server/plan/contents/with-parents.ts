import type { AbsolutePath } from "@/server/contract/absolute-path";
import type { PlanEntry } from "@/server/contract/plan";
import { parentOf } from "../path/parent-of";
import { because } from "../reason/because";
import { makeFile } from "./make-file";
import { placeOf } from "./place-of";

/**
 * The entries, with every directory above a path of the container in it: one that would be left out is made empty after
 * all, one that nobody named is made as root's with 0755.
 */
export function withParents(entries: readonly PlanEntry[]): PlanEntry[] {
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  for (const entry of entries) {
    if (entry.disposition === "omit" || !needsMountPoint(entry)) continue;
    for (let path = parentOf(entry.path); path !== "/"; path = parentOf(path)) {
      const parent = byPath.get(path);
      if (parent !== undefined && parent.disposition !== "omit") continue;
      byPath.set(path, { ...(parent ?? newParent(path)), ...whyMade(path, entry.path) });
    }
  }
  return [...byPath.values()];
}

/** /usr is there as a whole; everything else of the container, shared or private, needs a place in the private root. */
function needsMountPoint({ path }: PlanEntry): boolean {
  return !path.startsWith("/usr/");
}

function newParent(path: AbsolutePath): Omit<PlanEntry, "disposition" | "reason"> {
  const { common: _, ...file } = makeFile(path);
  return file;
}

function whyMade(path: AbsolutePath, child: AbsolutePath): Pick<PlanEntry, "disposition" | "reason"> {
  return {
    disposition: placeOf(path) === "memory" ? "tmpfs" : "empty",
    reason: because("place", `holds ${child}`),
  };
}
