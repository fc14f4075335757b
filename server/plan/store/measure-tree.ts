import type { PlanEntry } from "@/server/contract/plan";

/** Space that a tree takes on a file system of 4096-byte blocks: whole blocks, and a block for each directory and link. */
export function measureTree(entries: readonly PlanEntry[]): number {
  let bytes = spare;
  for (const { disposition, kind, size } of entries) {
    if (disposition !== "copy" && disposition !== "empty") continue;
    bytes += kind === "file" && disposition === "copy" ? Math.ceil(size / block) * block : block;
  }
  return bytes;
}

const block = 4096;
/** Generated files, the log and the control directory. */
const spare = 256 * 1024;
