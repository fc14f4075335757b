/**
 * The time that a text begins with, in the forms that programs write, and how many characters it takes, brackets around
 * it included; null when it begins with none. A form without a zone is the host's local time, one without a year is the
 * last such day before `now` (milliseconds since the epoch, as is `at`). Pure but for the host's time zone.
 */
export function readTime(text: string, now: number): { at: number; length: number } | null {
  for (const [pattern, read] of forms) {
    const match = pattern.exec(text);
    if (!match?.groups) continue;
    const at = read(match.groups, now);
    return Number.isFinite(at) ? { at, length: match[0].length } : null;
  }
  return null;
}

type Groups = Record<string, string | undefined>;

const clock = String.raw`(?<hour>\d\d):(?<minute>\d\d):(?<second>\d\d)(?:[.,](?<fraction>\d{1,9}))?`;
const zone = String.raw`(?:\s?(?<zone>Z\b|UTC\b|GMT\b|[+-]\d\d:?\d\d\b))?`;

const forms: readonly (readonly [RegExp, (groups: Groups, now: number) => number])[] = [
  // RFC 3339, nginx (2026/11/24 16:08:35), PostgreSQL (2026-11-24 16:08:35.123 UTC), Python and Java (16:08:35,123)
  [new RegExp(String.raw`^\[?(?<year>\d{4})[-/](?<month>\d\d)[-/](?<day>\d\d)[T ]${clock}${zone}\]?`), toMs],
  // Apache's error log: [Tue Nov 24 16:08:35.123456 2026]
  [
    new RegExp(
      String.raw`^\[[A-Z][a-z]{2} (?<month>[A-Z][a-z]{2}) +(?<day>\d{1,2}) ${clock} (?<year>\d{4})\]`,
    ),
    toMs,
  ],
  // RFC 3164: Nov 24 16:08:35
  [new RegExp(String.raw`^(?<month>[A-Z][a-z]{2}) {1,2}(?<day>\d{1,2}) ${clock}(?= )`), toMs],
  // Redis: 24 Nov 2026 16:08:35.123
  [new RegExp(String.raw`^(?<day>\d\d) (?<month>[A-Z][a-z]{2}) (?<year>\d{4}) ${clock}`), toMs],
  // NCSA common log: host ident user [24/Nov/2026:16:08:35 +0000]
  [
    new RegExp(
      String.raw`^\S{1,255} \S{1,255} \S{1,255} \[(?<day>\d\d)/(?<month>[A-Z][a-z]{2})/(?<year>\d{4}):${clock}${zone}\]`,
    ),
    toMs,
  ],
];

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

function toMs(groups: Groups, now: number): number {
  const month = /^\d/.test(groups.month ?? "")
    ? Number(groups.month) - 1
    : months.indexOf(groups.month ?? "");
  const day = Number(groups.day);
  const time = [groups.hour, groups.minute, groups.second].map(Number);
  const [hour = 0, minute = 0, second = 0] = time;
  // A leap second is written as 60.
  if (month < 0 || month > 11 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 60)
    return Number.NaN;
  const ms = Number(`0.${groups.fraction ?? "0"}`) * 1000;
  const of = (year: number) => {
    if (groups.zone === undefined) return new Date(year, month, day, hour, minute, second).getTime() + ms;
    return Date.UTC(year, month, day, hour, minute, second) + ms - zoneMs(groups.zone);
  };
  if (groups.year !== undefined) return of(Number(groups.year));
  const thisYear = new Date(now).getFullYear();
  return of(thisYear) > now + dayMs ? of(thisYear - 1) : of(thisYear);
}

const dayMs = 24 * 60 * 60_000;

function zoneMs(text: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(text) ?? [];
  const ms = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  return sign === "-" ? -ms : ms;
}
