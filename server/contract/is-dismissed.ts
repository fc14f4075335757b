import type { DenialGroup } from "./denial-list";

/** Whether a person has said of all that there is of a group that it needs nobody any more. */
export function isDismissed({ count, dismissal }: DenialGroup): boolean {
  return dismissal !== null && count <= dismissal.count;
}
