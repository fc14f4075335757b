import type { Plan } from "@/server/contract/plan";

/**
 * The new plan of a container that stands, as it can become true: what was written into its root when it was built stays as
 * it is (passwd, hosts …), and what the disk had free then is no part of the difference. The files of its init are new.
 */
export function carryOver(before: Plan, after: Plan): Plan {
  const kept = new Map(before.generatedFiles.map((file) => [file.path, file]));
  return {
    ...after,
    generatedFiles: after.generatedFiles.map((file) =>
      file.path.startsWith("/.sandboxcontainer/") ? file : (kept.get(file.path) ?? file),
    ),
    store: { ...after.store, freeBytes: before.store.freeBytes },
  };
}
