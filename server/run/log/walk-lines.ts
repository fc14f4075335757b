/**
 * Calls `visit` with where each line of a stretch of bytes begins, where it ends without its line end, and where the
 * next begins. A line that is too long comes in pieces, never cut within a character. Ends early when `visit` says false.
 */
export function walkLines(bytes: Buffer, from: number, to: number, visit: Visit): void {
  for (let start = from; start < to; ) {
    const found = bytes.indexOf(newline, start);
    const lineEnd = found < 0 || found >= to ? to : found;
    const pieceEnd = lineEnd - start > maxLineBytes ? cutBefore(bytes, start, start + maxLineBytes) : lineEnd;
    const next = pieceEnd === lineEnd && lineEnd < to ? lineEnd + 1 : pieceEnd;
    if (visit(start, pieceEnd, next) === false) return;
    start = next;
  }
}

// biome-ignore lint/suspicious/noConfusingVoidType: a visitor that never ends early returns nothing
type Visit = (start: number, end: number, next: number) => boolean | void;

const newline = 0x0a;
const maxLineBytes = 16 * 1024;

/** UTF-8: bytes 10xxxxxx continue a character, at most three of them. */
function cutBefore(bytes: Buffer, start: number, at: number): number {
  for (let cut = at; cut > Math.max(start, at - 4); cut--) {
    if (((bytes[cut] ?? 0) & 0xc0) !== 0x80) return cut;
  }
  return at;
}
