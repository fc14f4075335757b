import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Plan } from "@/server/contract/plan";

/** Generated files of the control directory that are gone or hold something else than was planned. */
export async function findChangedFiles(plan: Pick<Plan, "generatedFiles" | "store">): Promise<string[]> {
  const files = plan.generatedFiles.filter(({ path }) => path.startsWith(prefix));
  const changed = await Promise.all(
    files.map(async ({ path, content }) => {
      const file = join(plan.store.path, "control", path.slice(prefix.length));
      return (await readFile(file, "utf8").catch(() => null)) === content ? [] : [file];
    }),
  );
  return changed.flat();
}

const prefix = "/.sandboxcontainer/control/";
