import type { Label } from "@/server/contract/denial";
import type { PairHolder } from "@/server/contract/pair-holder";
import { pairOfRange } from "../pair-of-range";

/**
 * Whose a label is: the container that held its pair at that time, or, where the type names a container itself (sc_NAME_t),
 * that one: pairs are handed out again and drawn by other tools too, a type of ours is not. Null: no container's. Without a
 * time, the present holders count; `holders` has the oldest first. The labels are the kernel's; no process chooses them.
 */
export function findContainer(
  label: Label | null,
  time: number | null,
  holders: readonly PairHolder[],
): string | null {
  if (label === null) return null;
  const pair = pairOfRange(label.range);
  const named = readName(label.type);
  if (named !== null || pair === null) return named;
  const all = holders.filter((holder) => holder.pair[0] === pair[0] && holder.pair[1] === pair[1]);
  const then = all.filter(({ from, to }) =>
    time === null ? to === null : from <= time && time <= (to ?? time),
  );
  return then.at(-1)?.name ?? null;
}

function readName(type: string): string | null {
  return /^sc_([a-z](?:[a-z0-9-]{0,30}[a-z0-9])?)_t$/.exec(type)?.[1] ?? null;
}
