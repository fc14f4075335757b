import { median, percentile } from "../measure/statistics";

/** One line of a table. `met` is null for what has no budget and is there to compare. */
export type Row = {
  what: string;
  ours: string;
  baseline: string;
  result: string;
  budget: string;
  met: boolean | null;
};

/** Our time against the baseline's, by their medians. */
export function ratioRow(
  what: string,
  ours: readonly number[],
  baseline: readonly number[],
  limit: number,
): Row {
  const ratio = median(ours) / median(baseline);
  return {
    what,
    ours: formatTimes(ours),
    baseline: formatTimes(baseline),
    result: `${ratio.toFixed(2)} ×`,
    budget: `≤ ${limit} ×`,
    met: ratio <= limit,
  };
}

/** The p95 of our times against a fixed limit in milliseconds. */
export function p95Row(what: string, ours: readonly number[], limitMs: number): Row {
  return limitRow(what, percentile(ours, 0.95), limitMs, { unit: "ms", ours: formatTimes(ours), of: "p95 " });
}

/** The median of our times against a fixed limit in milliseconds. */
export function medianRow(what: string, ours: readonly number[], limitMs: number): Row {
  return limitRow(what, median(ours), limitMs, { unit: "ms", ours: formatTimes(ours), of: "median " });
}

/** One figure against its limit. */
export function limitRow(what: string, value: number, limit: number, options: LimitOptions): Row {
  const { unit, of = "", ours = "" } = options;
  return {
    what,
    ours,
    baseline: "",
    result: `${of}${formatNumber(value)} ${unit}`,
    budget: `≤ ${limit} ${unit}`,
    met: value <= limit,
  };
}

/** One figure against the least that it should be. */
export function atLeastRow(what: string, value: number, least: number): Row {
  const budget = `≥ ${least}`;
  return { ...emptyRow, what, result: formatNumber(value), budget, met: value >= least };
}

type LimitOptions = { unit: string; of?: string; ours?: string };

/** Times that have no budget. */
export function plainRow(what: string, times: readonly number[]): Row {
  return { ...emptyRow, what, ours: formatTimes(times), result: `${formatNumber(median(times))} ms` };
}

/** What is said instead of figures. */
export function wordsRow(what: string, words: string): Row {
  return { ...emptyRow, what, result: words };
}

const emptyRow = { ours: "", baseline: "", budget: "", met: null };

function formatTimes(times: readonly number[]): string {
  return `${formatNumber(median(times))} ms (p95 ${formatNumber(percentile(times, 0.95))}, n ${times.length})`;
}

function formatNumber(value: number): string {
  return value.toFixed(Math.abs(value) < 100 ? 1 : 0);
}
