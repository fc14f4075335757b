import type { Disposition } from "@/server/contract/disposition";
import { ScError } from "@/server/contract/error";
import { listTree } from "@/server/host/list-tree";

/**
 * The host's paths that an administrator's choices speak of: those that are shared, and those that are copied with what is in them.
 * Throws plan_refused for a copy of more than `limit` paths, which would be a copy of a part.
 */
export function listChosenPaths(choices: Readonly<Record<string, Disposition>>, limit: number): string[] {
  return Object.entries(choices).flatMap(([path, disposition]) => {
    if (disposition !== "copy") return disposition === "shared" ? [path] : [];
    const { paths, whole } = listTree(path, limit);
    if (whole) return [path, ...paths];
    throw new ScError("plan_refused", `${path} holds more than ${limit} files: too many to be copied.`, {
      fix: "Choose shared for it, and copy for just what it has to change.",
    });
  });
}
