import { type LogFilter, logFilterSchema } from "@/server/contract/log-filter";
import { type LogLevel, logLevelSchema } from "@/server/contract/log-level";

/** What the address says of a log: what is searched for, what is left out, and the line that is meant. */
export type LogQuery = {
  text: string;
  /** Show only the lines that hold the text. */
  only: boolean;
  level: LogLevel | null;
  /** Milliseconds since the epoch. */
  from: number | null;
  to: number | null;
  /** Offset of a line in the file. */
  at: number | null;
};

/** Reads it from the address; what cannot be meant is left out. */
export function readLogQuery(params: URLSearchParams): LogQuery {
  const level = logLevelSchema.safeParse(params.get("level"));
  return {
    text: (params.get("q") ?? "").slice(0, 256),
    only: params.get("only") === "1",
    level: level.success ? level.data : null,
    from: readTime(params.get("from")),
    to: readTime(params.get("to")),
    at: readOffset(params.get("at")),
  };
}

/** The part of the address behind the path; "" when nothing is special. */
export function writeLogQuery({ text, only, level, from, to, at }: LogQuery): string {
  const params = new URLSearchParams();
  if (text !== "") params.set("q", text);
  if (only) params.set("only", "1");
  if (level !== null) params.set("level", level);
  if (from !== null) params.set("from", new Date(from).toISOString());
  if (to !== null) params.set("to", new Date(to).toISOString());
  if (at !== null) params.set("at", at.toString());
  return params.size > 0 ? `?${params.toString()}` : "";
}

/** The filter for what is shown and, where a text is only marked, the one for its matches. */
export function toFilters({ text, only, level, from, to }: LogQuery): {
  shown: LogFilter;
  hits: LogFilter | null;
} {
  const base = logFilterSchema.parse({ level, from, to });
  if (text === "") return { shown: base, hits: null };
  return only ? { shown: { ...base, text }, hits: null } : { shown: base, hits: { ...base, text } };
}

function readTime(value: string | null): number | null {
  const at = value === null ? Number.NaN : Date.parse(value);
  return Number.isFinite(at) ? at : null;
}

function readOffset(value: string | null): number | null {
  return value !== null && /^\d{1,15}$/.test(value) ? Number(value) : null;
}
