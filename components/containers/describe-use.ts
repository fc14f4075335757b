import type { Figures } from "@/server/contract/figures";
import { formatBytes } from "../ui/format-bytes";

/**
 * What a container uses, a row for each resource: the newest figure in words, and those before it to draw. Rates are those
 * between two figures. A resource that the kernel does not count here says so.
 */
export function describeUse(figures: readonly Figures[], memoryMiB: number): Use[] {
  const memory = figures.map(({ memoryBytes }) => memoryBytes);
  const tasks = figures.map(({ tasks }) => tasks);
  const limit = memoryMiB * 2 ** 20;
  const rates = (pick: (figures: Figures) => number | null) => rateOf(figures, pick);
  return [
    toUse("Processor", rates(({ cpuMicroseconds }) => cpuMicroseconds).map(toPercent), formatPercent),
    toUse("Memory", memory, (bytes) => `${formatBytes(bytes)} of ${formatBytes(limit)}`, limit),
    toUse("Tasks", tasks, (count) => count.toString()),
    toUse(
      "Reads",
      rates(({ readBytes }) => readBytes),
      formatRate,
    ),
    toUse(
      "Writes",
      rates(({ writtenBytes }) => writtenBytes),
      formatRate,
    ),
  ];
}

export type Use = {
  name: string;
  text: string;
  /** 0 to 1, of the limit or else of the largest. */
  line: number[];
};

/** Per second, one fewer than there are figures. */
function rateOf(figures: readonly Figures[], pick: (figures: Figures) => number | null): (number | null)[] {
  return figures.slice(1).map((now, index) => {
    const before = figures[index];
    const [from, to] = [before === undefined ? null : pick(before), pick(now)];
    if (before === undefined || from === null || to === null) return null;
    return (Math.max(0, to - from) * 1000) / (now.at - before.at);
  });
}

function toUse(
  name: string,
  values: readonly (number | null)[],
  format: (value: number) => string,
  top?: number,
): Use {
  const known = values.filter((value) => value !== null);
  const last = values.at(-1);
  const text = last === undefined ? "…" : last === null ? "not counted on this host" : format(last);
  const highest = Math.max(top ?? 0, ...known, Number.MIN_VALUE);
  return { name, text, line: known.map((value) => value / highest) };
}

function toPercent(microsecondsPerSecond: number | null): number | null {
  return microsecondsPerSecond === null ? null : microsecondsPerSecond / 10_000;
}

function formatPercent(percent: number): string {
  return `${percent.toFixed(percent < 10 ? 1 : 0)} % of one processor`;
}

function formatRate(bytesPerSecond: number): string {
  return `${formatBytes(Math.round(bytesPerSecond))}/s`;
}
