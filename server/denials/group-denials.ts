import type { Denial } from "@/server/contract/denial";
import { denialKey } from "./denial-key";

/**
 * Denials that say the same, gathered: one line for a program that tries a thousand times. The first of each is kept, with how
 * many there were and from when to when.
 */
export function createDenialGroups() {
  const groups = new Map<string, DenialGroup>();

  return {
    add(denial: Denial): void {
      const key = denialKey(denial);
      const group = groups.get(key);
      if (!group) {
        groups.set(key, { denial, count: 1, firstAt: denial.time, lastAt: denial.time });
        return;
      }
      group.count++;
      group.firstAt = pick(Math.min, group.firstAt, denial.time);
      group.lastAt = pick(Math.max, group.lastAt, denial.time);
    },

    list: (): DenialGroup[] => [...groups.values()],
  };
}

export type DenialGroup = { denial: Denial; count: number; firstAt: number | null; lastAt: number | null };

function pick(choose: (a: number, b: number) => number, a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : choose(a, b);
}
