import type { Denial } from "@/server/contract/denial";
import { pairOfRange } from "../pair-of-range";

/** Whether an access goes from one container to another: by name where both are known, else because both carry a pair. */
export function isBreach({
  container,
  victim,
  source,
  target,
}: Pick<Denial, "container" | "victim" | "source" | "target">): boolean {
  const [own, other] = [source, target].map((label) => pairOfRange(label?.range ?? null));
  if (!own && container === null) return false;
  return victim !== null || (Boolean(own && other) && String(own) !== String(other));
}
