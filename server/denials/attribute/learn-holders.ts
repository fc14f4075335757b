import type { PairHolder } from "@/server/contract/pair-holder";
import type { Decision } from "../event/decision";
import { pairOfRange } from "../pair-of-range";
import { findContainer } from "./find-container";

/**
 * Learns from a log which container has which pair: processes of ours carry both, their name in the type. For a log without
 * the helper that wrote it. Only the kernel's own records count. A pair that changes hands does so when it is seen with the
 * next one.
 */
export function createHolderList() {
  const holders: PairHolder[] = [];

  return {
    holders: holders as readonly PairHolder[],

    learn({ source, target, time, sender }: Decision): void {
      if (sender !== null) return;
      for (const label of [source, target]) {
        const pair = pairOfRange(label?.range ?? null);
        const name = pair && findContainer(label, time, []);
        if (!pair || !name) continue;
        const before = holders.findLast((holder) => String(holder.pair) === String(pair));
        if (before?.name === name) continue;
        if (before) before.to = time;
        holders.push({ name, pair, from: before ? (time ?? 0) : 0, to: null });
      }
    },
  };
}
