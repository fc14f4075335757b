/**
 * A time span of systemd.time(7) ("90", "1min 30s", "500ms") in seconds. Null for none, for what cannot be read and
 * for "infinity" and 0, which both mean no limit here.
 */
export function parseSeconds(text: string | null): number | null {
  const parts = [...(text ?? "").matchAll(/(\d+(?:\.\d+)?)\s*([a-zA-Zµ]*)\s*/g)];
  if (text === null || parts.length === 0 || parts.map(([whole]) => whole).join("") !== text) return null;
  const seconds = parts.reduce((sum, [, amount, unit = ""]) => sum + Number(amount) * secondsOf(unit), 0);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}

const units: [RegExp, number][] = [
  [/^(?:us|usec|µs)$/, 1e-6],
  [/^(?:ms|msec)$/, 1e-3],
  [/^(?:|s|sec|second|seconds)$/, 1],
  [/^(?:m|min|minute|minutes)$/, 60],
  [/^(?:h|hr|hour|hours)$/, 3600],
  [/^(?:d|day|days)$/, 86_400],
  [/^(?:w|week|weeks)$/, 604_800],
];

function secondsOf(unit: string): number {
  return units.find(([pattern]) => pattern.test(unit))?.[1] ?? Number.NaN;
}
