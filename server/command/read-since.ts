import { ScError } from "@/server/contract/error";

/**
 * A time as it is typed, in milliseconds since the epoch: how long ago (90s, 10m, 2h, 3d), a time of today (14:30), a day, or a
 * day and a time, as the host's clock has them, or with a zone. Throws bad_input.
 */
export function readSince(text: string, now: number): number {
  const [, count, unit = ""] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  if (count !== undefined) return now - Number(count) * (units[unit] ?? 0);
  const time = Date.parse(toDate(text, new Date(now)) ?? "");
  if (!Number.isNaN(time)) return time;
  throw new ScError("bad_input", `--since: ${text} is no time.`, {
    fix: "How long ago (10m, 2h, 3d), a time of today (14:30), a day (2026-11-24), or both (2026-11-24 14:30).",
  });
}

const units: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** In the form of ECMA-262; a day alone would be UTC there. */
function toDate(text: string, today: Date): string | null {
  const pad = (part: number) => String(part).padStart(2, "0");
  const day = `${today.getFullYear()}-${pad(today.getMonth() + 1)}-${pad(today.getDate())}`;
  if (/^\d\d:\d\d(?::\d\d)?$/.test(text)) return `${day}T${text}`;
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return `${text}T00:00`;
  const isWhole = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)?$/.test(text);
  return isWhole ? text.replace(" ", "T") : null;
}
