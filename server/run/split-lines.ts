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
  for (let start = from; start < to; ) {
    const found = bytes.indexOf(newline, start);
    const lineEnd = found < 0 || found >= to ? to : found;
    const pieceEnd = lineEnd - start > maxLineBytes ? cutBefore(bytes, start, start + maxLineBytes) : lineEnd;
    const end = pieceEnd === lineEnd && lineEnd < to ? lineEnd + 1 : pieceEnd;
    lines.push({ offset: base + start, end: base + end, text: toText(bytes.subarray(start, pieceEnd)) });
    start = end;
  }
  return lines;
}

/** `end` is the offset just behind the line and its line end. */
export type LogLine = { offset: number; end: number; text: string };

const newline = 0x0a;
const maxLineBytes = 16 * 1024;

/** UTF-8: bytes 10xxxxxx continue a character, at most three of them. */
function cutBefore(bytes: Buffer, start: number, at: number): number {
  for (let cut = at; cut > Math.max(start, at - 4); cut--) {
    if (((bytes[cut] ?? 0) & 0xc0) !== 0x80) return cut;
  }
  return at;
}

function toText(bytes: Buffer): string {
  return bytes.toString("utf8").replace(/\r$/, "");
}
