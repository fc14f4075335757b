import type { Figures } from "@/server/contract/figures";

/** Adds the newest figures; forgets those that are older than two minutes, and all of a run before this one. */
export function addFigures(kept: readonly Figures[], figures: Figures): readonly Figures[] {
  const last = kept.at(-1);
  if (last && figures.at <= last.at) return kept;
  const isSameRun = last === undefined || (figures.cpuMicroseconds ?? 0) >= (last.cpuMicroseconds ?? 0);
  const recent = kept.filter(({ at }) => at > figures.at - keptMs);
  return [...(isSameRun ? recent : []), figures];
}

const keptMs = 120_000;
