import type { Plan, PlanEntry } from "@/server/contract/plan";
import type { PlanContext } from "../plan-context";
import { imageBytes } from "./image-bytes";
import { measureTree } from "./measure-tree";

/** Where the container is kept and what disk space it takes, in bytes. */
export function measureStore(
  { request, facts, containerPath }: PlanContext,
  entries: readonly PlanEntry[],
): Plan["store"] {
  const isCopied = ({ disposition, kind }: PlanEntry) => disposition === "copy" && kind === "file";
  const contentBytes = entries.reduce((sum, entry) => sum + (isCopied(entry) ? entry.size : 0), 0);
  const treeBytes = measureTree(entries);
  const { store } = request;
  const sizeBytes = store.kind === "image" ? store.sizeMiB * mebibyte : null;
  // An image is sparse: while it is filled there are the staged tree and the same blocks in the image.
  const neededBytes = sizeBytes === null ? treeBytes : treeBytes + Math.min(sizeBytes, imageBytes(treeBytes));
  return {
    kind: store.kind,
    path: containerPath,
    sizeBytes,
    contentBytes,
    neededBytes,
    freeBytes: facts.host.storage.freeBytes,
  };
}

const mebibyte = 1024 * 1024;
