import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { containerOwner } from "@/server/host/container-owner";
import { removeTree } from "@/server/host/remove-tree";

/**
 * Removes what jobs made beside the containers and could not remove at their end (the disk failed, the clean-up was cut).
 * Only what has the name and, where there is a mark in it, the mark of a job that is over. Gives the paths.
 */
export async function sweepStaging(
  stateDir: string,
  isOver: (jobId: string) => Promise<boolean>,
): Promise<string[]> {
  const containers = join(stateDir, "containers");
  const entries = await readdir(containers, { withFileTypes: true }).catch(() => []);
  const swept: string[] = [];
  for (const entry of entries) {
    const jobId = /^\.(?:staging|leftover)-([A-Za-z0-9_-]{1,64})$/.exec(entry.name)?.[1];
    const path = join(containers, entry.name);
    if (jobId === undefined || !entry.isDirectory() || !(await isOver(jobId))) continue;
    if (await isMarkedByOther(path, jobId)) continue;
    await removeTree(path);
    swept.push(path);
  }
  return swept;
}

async function isMarkedByOther(path: string, jobId: string): Promise<boolean> {
  try {
    const owner = await containerOwner.read(path);
    return owner !== null && owner.job !== jobId;
  } catch {
    return true;
  }
}
