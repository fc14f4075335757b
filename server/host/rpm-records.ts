/**
 * Reads what an rpm query format of ours prints: records of a letter and fields, one after the other. Text fields are
 * written with `:shescape` ('it'\''s'), so that a newline or quote in a file name cannot look like the next record;
 * numbers stand bare; what a package lacks is null (rpm writes a bare "(none)").
 */
export function* readRpmRecords(output: string): Generator<RpmRecord> {
  let at = 0;
  while (at < output.length) {
    const kind = output[at] ?? "";
    const fields: (string | null)[] = [];
    at += 1;
    for (;;) {
      const field = output[at] === "'" ? readQuoted(output, at + 1) : readBare(output, at);
      fields.push(field.value);
      at = field.end;
      if (output[at] !== " ") break;
      at += 1;
    }
    yield { kind, fields };
    if (output[at] !== "\n") at = skipLine(output, at);
    at += 1;
  }
}

export type RpmRecord = { kind: string; fields: (string | null)[] };

function readQuoted(output: string, start: number): { value: string; end: number } {
  let value = "";
  let from = start;
  for (;;) {
    const quote = output.indexOf("'", from);
    if (quote === -1) return { value: value + output.slice(from), end: output.length };
    value += output.slice(from, quote);
    if (!output.startsWith("'\\''", quote)) return { value, end: quote + 1 };
    value += "'";
    from = quote + 4;
  }
}

function readBare(output: string, start: number): { value: string | null; end: number } {
  let end = start;
  while (end < output.length && output[end] !== " " && output[end] !== "\n") end += 1;
  const value = output.slice(start, end);
  return { value: value === "(none)" ? null : value, end };
}

function skipLine(output: string, at: number): number {
  const end = output.indexOf("\n", at);
  return end === -1 ? output.length : end;
}
