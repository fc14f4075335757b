/**
 * Cuts bytes that come in any pieces into lines of text, without their line ends. A line that is longer than any record
 * (audit-userspace lib/libaudit.h: 8970 bytes) is cut off there, and the rest of it dropped, so that memory is bounded.
 * Bytes that are no UTF-8 become U+FFFD. The piece that it keeps is a copy.
 */
export function createLineSplitter() {
  let kept: Uint8Array[] = [];
  let keptBytes = 0;

  return {
    push(bytes: Uint8Array): string[] {
      const lines: string[] = [];
      let start = 0;
      for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, start)) {
        keep(bytes.subarray(start, end));
        lines.push(take());
        start = end + 1;
      }
      keep(bytes.subarray(start));
      return lines;
    },

    isEmpty: () => keptBytes === 0,

    /** The last line, where the input ends without a line end. */
    end(): string[] {
      return keptBytes === 0 ? [] : [take()];
    },
  };

  function keep(piece: Uint8Array): void {
    const part = piece.subarray(0, Math.max(0, maxLineBytes - keptBytes));
    if (part.length > 0) kept.push(new Uint8Array(part));
    keptBytes += piece.length;
  }

  function take(): string {
    const [only] = kept;
    const text = decoder.decode(kept.length === 1 ? only : join(kept)).replace(/\r$/, "");
    kept = [];
    keptBytes = 0;
    return text;
  }
}

const newline = 0x0a;
const maxLineBytes = 64 * 1024;
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

function join(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
