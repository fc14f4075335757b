import type { AbsolutePath } from "@/server/contract/absolute-path";
import type { PlanContext } from "../plan-context";

/** Directories directly below /opt that hold the program, its libraries or files of its packages, with what they hold. */
export function findOptRoots({ facts, packageById, canonical }: PlanContext): Map<AbsolutePath, string> {
  const roots = new Map<AbsolutePath, string>();
  const add = (path: AbsolutePath | null, what: string) => {
    const root = path === null ? undefined : /^\/opt\/[^/]+(?=\/)/.exec(canonical(path))?.[0];
    if (root !== undefined && !roots.has(root as AbsolutePath)) roots.set(root as AbsolutePath, what);
  };
  add(facts.executable.path, "the program");
  add(facts.executable.resolved, "the program");
  for (const { path, name } of facts.libraries) add(path, `the library ${name}`);
  for (const file of facts.files) {
    const owner = file.kind === "file" && file.package !== null ? packageById.get(file.package) : undefined;
    if (owner !== undefined) add(file.path, `files of ${owner.id}`);
  }
  return roots;
}
