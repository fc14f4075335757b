import { walkLines } from "./log/walk-lines";

/**
 * Cuts a stretch of a log that begins at byte `base` into lines, without their line ends. A line that is too long
 * comes in pieces, never cut within a character. `dropFirst` and `dropLast` leave out what the stretch may hold only a
 * part of, unless it is all there is. Pure.
 */
export function splitLines(
  bytes: Buffer,
  base: number,
  options: { dropFirst: boolean; dropLast: boolean },
): LogLine[] {
  const firstEnd = bytes.indexOf(newline);
  const lastEnd = bytes.lastIndexOf(newline);
  const from = options.dropFirst && firstEnd >= 0 && firstEnd < bytes.length - 1 ? firstEnd + 1 : 0;
  const to = options.dropLast && lastEnd >= from ? lastEnd + 1 : bytes.length;
  const lines: LogLine[] = [];
  walkLines(bytes, from, to, (start, end, next) => {
    lines.push({ offset: base + start, end: base + next, text: toText(bytes.subarray(start, end)) });
  });
  return lines;
}

/** `end` is the offset just behind the line and its line end. */
export type LogLine = { offset: number; end: number; text: string };

const newline = 0x0a;

function toText(bytes: Buffer): string {
  return bytes.toString("utf8").replace(/\r$/, "");
}
