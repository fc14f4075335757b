import type { LogLevel } from "@/server/contract/log-level";
import { readTime } from "./read-time";
import { recogniseJson } from "./recognise-json";
import { toLevel } from "./to-level";

/**
 * What a line of a log says of itself, where its format is known; never guessed from words in its message. `level`: null
 * where no level stands in a place for levels. `at`: its time. `continues`: it belongs to the line before (a stack trace,
 * PostgreSQL's DETAIL). `now` is for times without a year.
 */
export function recogniseLine(line: string, now: number): RecognisedLine {
  const text = line.length > 0 && line.startsWith("{") ? line : line.slice(0, headLength);
  if (text.startsWith("{")) return recogniseJson(text) ?? plain;
  if (/^(?:[ \t]|Caused by:|Traceback \()/.test(text)) return { ...plain, continues: true };
  const priority = /^<(\d{1,3})>(?:1 )?/.exec(text);
  if (priority && Number(priority[1]) <= highestPriority) {
    // The lower three bits are the severity, the rest the facility (RFC 5424, 6.2.1; sd-daemon(3) has no facility).
    const level = toLevel(Number(priority[1]) & 7);
    return { level, at: readTime(text.slice(priority[0].length), now)?.at ?? null, continues: false };
  }
  return (
    recogniseLogfmt(text, now) ??
    recogniseGlog(text, now) ??
    recogniseRedis(text, now) ??
    recogniseHead(text, now)
  );
}

export type RecognisedLine = { level: LogLevel | null; at: number | null; continues: boolean };

const plain: RecognisedLine = { level: null, at: null, continues: false };
const headLength = 400;
const highestPriority = 191;

/** key=value pairs: time=2026-11-24T16:08:35Z level=warn msg="…" */
function recogniseLogfmt(text: string, now: number): RecognisedLine | null {
  if (!/^[A-Za-z_][\w.]{0,30}=/.test(text)) return null;
  const level = /(?:^|\s)(?:level|lvl|severity)="?([A-Za-z]{1,11})"?(?=\s|$)/.exec(text)?.[1];
  const time = /(?:^|\s)(?:time|ts|timestamp|t)="?(\d{4}-\S{5,40}?)"?(?=\s|$)/.exec(text)?.[1];
  if (level === undefined && time === undefined) return null;
  const at = time === undefined ? null : (readTime(time, now)?.at ?? null);
  return { level: toLevel(level ?? ""), at, continues: false };
}

/** Google's logging library: E1124 16:08:35.123456 4711 file.go:12] message */
function recogniseGlog(text: string, now: number): RecognisedLine | null {
  const match = /^([IWEF])(\d\d)(\d\d) (\d\d:\d\d:\d\d\.\d{1,9}) +\d+ [^\s:]+:\d+\]/.exec(text);
  if (!match) return null;
  const [, letter = "", month, day, clock] = match;
  const name = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ")[Number(month) - 1] ?? "";
  const time = readTime(`${name} ${day} ${clock} `, now);
  return { level: glogLevels[letter] ?? null, at: time?.at ?? null, continues: false };
}

const glogLevels: Record<string, LogLevel> = { I: "info", W: "warning", E: "error", F: "critical" };

/** Redis and Valkey: 4711:M 24 Nov 2026 16:08:35.123 # message */
function recogniseRedis(text: string, now: number): RecognisedLine | null {
  const head = /^\d+:[XCSM] /.exec(text)?.[0];
  const time = head === undefined ? null : readTime(text.slice(head.length), now);
  if (head === undefined || time === null) return null;
  const mark = /^ ([.*#-]) /.exec(text.slice(head.length + time.length))?.[1] ?? "";
  return { level: redisLevels[mark] ?? null, at: time.at, continues: false };
}

const redisLevels: Record<string, LogLevel> = { ".": "debug", "-": "info", "*": "notice", "#": "warning" };

/** A time and then a level in its place, or a level alone in front: [error], ERROR:, [core:error], ERROR [main]. */
function recogniseHead(text: string, now: number): RecognisedLine {
  const time = readTime(text, now);
  if (time === null) {
    const [, bracketed, word] = /^(?:\[([A-Za-z]{3,13})\](?=[\s:])|([A-Z]{3,9})(?=:))/.exec(text) ?? [];
    return { level: toLevel(bracketed ?? word ?? ""), at: null, continues: false };
  }
  const rest = text.slice(time.length);
  const { at } = time;
  const postgres = /^(?: [A-Z]{3,5})? \[\d+\] (?:[^\s@]{1,80}@[^\s@]{1,80} )?/.exec(rest)?.[0];
  if (postgres !== undefined && postgresMore.test(rest.slice(postgres.length))) {
    return { level: null, at, continues: true };
  }
  const python = /^ - [\w.]{1,80} - /.exec(rest)?.[0];
  return { level: findLevel(rest.slice((postgres ?? python ?? "").length)), at, continues: false };
}

const postgresMore = /^(?:DETAIL|HINT|CONTEXT|STATEMENT|QUERY|LOCATION): {2}/;

/**
 * The level behind a time. Before it may stand process numbers, brackets (thread, module), dashes and bars, but no words:
 * those belong to a message. A level without brackets is in capitals, or has a colon or a bar behind it.
 */
function findLevel(text: string): LogLevel | null {
  let rest = text.trimStart();
  const plainWord = /^[\s:|-]*([a-z]{3,13})(?::\s|\s{1,8}\|)/.exec(rest)?.[1];
  if (plainWord !== undefined) return toLevel(plainWord);
  for (let skipped = 0; skipped <= mostFields; skipped++) {
    const words = levelHere.exec(rest)?.slice(1) ?? [];
    const level = toLevel(words.find((word) => word !== undefined) ?? "");
    if (level !== null) return level;
    const field = /^(?:\[[^\]\s]{0,60}\]|\([^)\s]{0,60}\)|\d{1,10}(?=\s)|[-|:]{1,4}(?=\s))/.exec(rest)?.[0];
    if (field === undefined) return null;
    rest = rest.slice(field.length).trimStart();
  }
  return null;
}

const mostFields = 4;
const levelHere =
  /^(?:\[(?:[\w-]{1,40}:)?([A-Za-z]{3,13})\]|<([A-Za-z]{3,13})>|([A-Z]{3,9}[1-5]?)(?=[\s:\]|,-]|$))/;
