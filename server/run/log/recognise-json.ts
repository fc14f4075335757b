import type { RecognisedLine } from "./recognise-line";
import { toLevel } from "./to-level";

/**
 * Level and time of a line that is one JSON object, by the field names of the usual libraries: pino and bunyan (numbers),
 * logrus, zap, slog, Python's, ECS (log.level), GCP (severity), journald (PRIORITY). Null when it is no such object.
 */
export function recogniseJson(text: string): RecognisedLine | null {
  const record = parseObject(text);
  if (record === null) return null;
  const nested = isObject(record.log) ? record.log.level : undefined;
  const named = pick(record, ["level", "severity", "lvl", "levelname", "log.level", "@level"]) ?? nested;
  const level = named === undefined ? toPriority(record.PRIORITY) : toNamedLevel(named);
  const at = toMs(pick(record, ["time", "timestamp", "ts", "@timestamp", "t", "asctime"]));
  return { level, at, continues: false };
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function pick(record: Record<string, unknown>, names: readonly string[]): unknown {
  return names.map((name) => record[name]).find((value) => value !== undefined);
}

/** pino and bunyan count upwards in tens: 10 trace … 60 fatal. */
function toNamedLevel(value: unknown) {
  if (typeof value === "string") return toLevel(value);
  if (typeof value !== "number" || value < 10 || value > 60) return null;
  return (
    (["debug", "debug", "info", "warning", "error", "critical"] as const)[Math.floor(value / 10) - 1] ?? null
  );
}

function toPriority(value: unknown) {
  return typeof value === "string" || typeof value === "number" ? toLevel(Number(value)) : null;
}

/** A text in a standard form, or a number of seconds or milliseconds since the epoch. */
function toMs(value: unknown): number | null {
  if (typeof value === "string") {
    const at = /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value.replace(",", ".")) : Number.NaN;
    return Number.isFinite(at) ? at : null;
  }
  if (typeof value !== "number" || value < earliestSeconds) return null;
  return value < latestSeconds ? value * 1000 : value < latestSeconds * 1000 ? value : null;
}

/** 2001 and 5138: between them numbers of seconds and of milliseconds do not overlap. */
const earliestSeconds = 1e9;
const latestSeconds = 1e11;
