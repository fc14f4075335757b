import { type LogLevel, logLevelSchema } from "@/server/contract/log-level";

/** A level by its number in syslog (0-7) or by a word that loggers use for it, in any case; null when it is none. */
export function toLevel(value: string | number): LogLevel | null {
  if (typeof value === "number") return logLevelSchema.options[value] ?? null;
  return words.get(value.toLowerCase().replace(/[1-5]$/, "")) ?? null;
}

const words = new Map<string, LogLevel>(
  Object.entries({
    emergency: "emerg emergency panic",
    alert: "alert",
    critical: "crit critical fatal dpanic",
    error: "err error severe",
    warning: "warn warning",
    notice: "notice note",
    info: "info information informational log system",
    debug: "debug trace verbose fine finer finest",
  }).flatMap(([level, names]) =>
    names.split(" ").map((name) => [name, logLevelSchema.parse(level)] as const),
  ),
);
