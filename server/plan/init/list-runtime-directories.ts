import type { Plan, PlanEntry } from "@/server/contract/plan";
import { comparePaths } from "../path/compare-paths";
import { isWithin } from "../path/is-within";

/** Directories in /run, which is empty at every start: the init makes them, parents first. */
export function listRuntimeDirectories(entries: readonly PlanEntry[]): RuntimeDirectory[] {
  return entries
    .filter(
      ({ path, kind, disposition }) =>
        isWithin(path, "/run") && kind === "directory" && disposition === "tmpfs",
    )
    .sort((a, b) => comparePaths(a.path, b.path))
    .map(({ path, mode, owner, group, uid, gid, reason }) => ({
      path,
      mode: mode.toString(8).padStart(4, "0"),
      user: owner,
      group,
      uid,
      gid,
      reason,
    }));
}

export type RuntimeDirectory = Plan["init"]["runtimeDirectories"][number] & { uid: number; gid: number };
