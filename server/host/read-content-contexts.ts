import { readdirSync } from "node:fs";
import { join } from "node:path";
import { createBreather } from "./breather";
import { readFileContext } from "./read-file-context";

/**
 * SELinux contexts of what lies in the directory of all containers, and of what stands directly in each: whatever made it,
 * and whether the database knows of it or not (one that was restored or lost, half a deletion, a job's leavings, an image put
 * there by hand). No deeper, because a build labels a whole tree alike and its top first (label-tree.ts), and a removal
 * takes the top last. Works where SELinux is off too: labels stay on the disk.
 */
export async function readContentContexts(containers: string): Promise<string[]> {
  const found = new Set<string>();
  const breathe = createBreather();
  for (const top of list(containers)) {
    for (const path of [top.path, ...(top.isDirectory ? list(top.path) : []).map(({ path }) => path)]) {
      const context = readFileContext(path);
      if (context !== null) found.add(context);
      await breathe();
    }
  }
  return [...found];
}

/** Nothing where there is no such directory, or no longer. */
function list(folder: string): { path: string; isDirectory: boolean }[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).map((entry) => ({
      path: join(folder, entry.name),
      isDirectory: entry.isDirectory(),
    }));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "ENOENT" || code === "ENOTDIR") return [];
    throw error;
  }
}
