import { lstat, mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Plan } from "@/server/contract/plan";
import { labelTree } from "@/server/host/label-tree";

/**
 * Writes the text of a container's policy module into its directory, in the place of the one there, so that the file is what is
 * loaded: it is what an administrator is told to load when the module is missing. Nothing where
 * the plan loads none, or the directory is gone.
 */
export async function placeModule({
  policy,
  store,
  label,
}: Pick<Plan, "policy" | "store" | "label">): Promise<void> {
  if (!policy?.load || (await lstat(store.path).catch(() => null)) === null) return;
  const folder = join(store.path, "policy");
  const next = join(folder, `${policy.module}.cil.next`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(next, policy.text, { mode: 0o600 });
  await labelTree(label.fileContext, next);
  await rename(next, join(folder, `${policy.module}.cil`));
}
