import { readdir } from "node:fs/promises";
import { join } from "node:path";

/**
 * Names of the modules at one priority, from the policy store's own folders (selinux.git libsemanage,
 * STORE/active/modules/PRIORITY/NAME). Not from `semodule -l`: it runs in a domain of its own, which may not write to
 * the socket that Node gives a child for its output, and then an empty answer looks like an empty list. Null where there
 * is no store.
 * @param roots folders that may hold the store of the policy, the one that exists counts
 */
export async function listPolicyModules(
  roots: readonly string[],
  priority: number,
): Promise<Set<string> | null> {
  for (const root of roots) {
    const modules = join(root, "active", "modules");
    if ((await list(modules)) === null) continue;
    return new Set((await list(join(modules, String(priority)))) ?? []);
  }
  return null;
}

async function list(folder: string): Promise<string[] | null> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
