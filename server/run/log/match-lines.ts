import type { LogFilter } from "@/server/contract/log-filter";
import { type LogLevel, logLevelSchema } from "@/server/contract/log-level";
import { recogniseLine } from "./recognise-line";

/**
 * Judges lines in their order by a filter. What a line does not say (a stack trace its level, most lines their time) it has
 * from the ones before, so judging can begin at a line whose `memory` is known. Pure but for the host's time zone.
 */
export function matchLines(filter: LogFilter, now: () => number) {
  const needle = filter.text.toLowerCase();
  const severity = filter.level === null ? null : logLevelSchema.options.indexOf(filter.level);
  const isSimple = severity === null && filter.from === null && filter.to === null;
  return {
    /** True where a line can be judged without the ones before. */
    isSimple,

    /** Whether a line matches, as quickly as can be, and what it hands on where that matters. */
    pass(line: string, memory: LineMemory): JudgedLine {
      if (!isSimple) return judge(line, memory);
      return { ...memory, matches: hasText(stripColours(line)) };
    },

    judge,

    /** True where every line matches, and none needs to be read to know. */
    isAll: isSimple && needle === "",
  };

  function judge(line: string, memory: LineMemory): JudgedLine {
    const text = stripColours(line);
    const said = recogniseLine(text, now());
    const level = said.level ?? (said.continues ? memory.level : null);
    const at = said.at ?? memory.at;
    return { level, at, matches: hasText(text) && isSevere(level) && isInTime(at) };
  }

  function hasText(text: string): boolean {
    return needle === "" || text.toLowerCase().includes(needle);
  }

  function isSevere(level: LogLevel | null): boolean {
    return severity === null || (level !== null && logLevelSchema.options.indexOf(level) <= severity);
  }

  function isInTime(at: number | null): boolean {
    const { from, to } = filter;
    if (from === null && to === null) return true;
    return at !== null && at >= (from ?? -Infinity) && at <= (to ?? Infinity);
  }
}

/** Level and time of the line before. */
export type LineMemory = { level: LogLevel | null; at: number | null };
type JudgedLine = LineMemory & { matches: boolean };

const esc = String.fromCharCode(0x1b);
const colours = new RegExp(String.raw`${esc}\[[0-9;]*m`, "g");

function stripColours(line: string): string {
  return line.includes(esc) ? line.replace(colours, "") : line;
}
