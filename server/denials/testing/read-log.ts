import { createDenialReader } from "../denial-reader";

/** Everything in a log that is given whole, or in the pieces given. */
export function readLog(...pieces: (string | Uint8Array)[]) {
  const reader = createDenialReader();
  const found = [
    ...pieces.map((piece) => reader.push(typeof piece === "string" ? Buffer.from(piece) : piece)),
    reader.end(),
  ];
  return {
    decisions: found.flatMap(({ decisions }) => decisions),
    changes: found.flatMap(({ changes }) => changes),
    counts: reader.counts(),
  };
}
