import type { Plan, PlanEntry, PlanWarning } from "@/server/contract/plan";
import { imageBytes } from "../store/image-bytes";
import { measureTree } from "../store/measure-tree";
import { warn } from "./warn";

/** Whether the content fits the image, and the build the disk. */
export function warnStore(store: Plan["store"], entries: readonly PlanEntry[]): PlanWarning[] {
  const warnings: PlanWarning[] = [];
  const atLeast = imageBytes(measureTree(entries));
  if (store.sizeBytes !== null && store.sizeBytes < atLeast) {
    const size = `${toMiB(store.sizeBytes)} MiB`;
    const text = `An image of ${size} is too small for the content: it needs ${toMiB(atLeast)} MiB.`;
    warnings.push(warn("refuse", "image_too_small", text, { fix: `Choose at least ${toMiB(atLeast)} MiB.` }));
  }
  if (store.neededBytes > store.freeBytes) {
    const text = `The build needs ${toMiB(store.neededBytes)} MiB in ${store.path}; ${toMiB(store.freeBytes)} MiB are free.`;
    warnings.push(
      warn("refuse", "disk_full", text, { fix: "Free space there, or share or leave out what is big." }),
    );
  } else if (store.sizeBytes !== null && store.sizeBytes > store.freeBytes) {
    const text = `The image may grow to ${toMiB(store.sizeBytes)} MiB; ${toMiB(store.freeBytes)} MiB are free now.`;
    warnings.push(
      warn("note", "disk_short", text, { fix: "Choose a smaller image, or free space before it fills." }),
    );
  }
  return warnings;
}

function toMiB(bytes: number): number {
  return Math.ceil(bytes / (1024 * 1024));
}
