import type { AbsolutePath } from "@/server/contract/absolute-path";
import type { PlanContext } from "../plan-context";
import { hostOnlyPlace } from "./host-only-place";

/**
 * Directories below /etc that the program's package and its companions list, with the package. What no package owns
 * is among the facts only where the directory is mainly theirs.
 */
export function findOwnConfiguration({
  facts,
  packageById,
  canonical,
}: PlanContext): Map<AbsolutePath, string> {
  const found = new Map<AbsolutePath, string>();
  for (const file of facts.files) {
    if (file.kind !== "directory" || file.package === null) continue;
    const path = canonical(file.path);
    const role = packageById.get(file.package)?.role;
    if (!path.startsWith("/etc/") || hostOnlyPlace(path) !== null) continue;
    if (role === "owner" || role === "companion") found.set(path, file.package);
  }
  return found;
}
