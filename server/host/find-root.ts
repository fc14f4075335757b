import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The directory of this installation, with package.json and prisma/: SC_ROOT, or the nearest one above this very file
 * (which is in server/host from the sources, and in .build when bundled). Throws when there is none.
 */
export function findRoot(env: NodeJS.ProcessEnv = process.env): string {
  if (env.SC_ROOT !== undefined) return env.SC_ROOT;
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "prisma", "migrations"))) {
    if (folder === "/") throw new Error("There is no prisma/migrations above the program. Set SC_ROOT.");
    folder = dirname(folder);
  }
  return folder;
}
