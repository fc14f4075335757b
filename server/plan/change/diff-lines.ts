/**
 * How one text becomes another, by lines: those that go and come, with two that stay around them, and "…" for what is left
 * out. Empty for equal texts. Longest common subsequence, what is equal at both ends cut off first; where the rest is too
 * long for that, all of it goes and comes.
 */
export function diffLines(before: string, after: string): DiffLine[] {
  if (before === after) return [];
  const [a, b] = [before, after].map((text) => text.replace(/\n$/, "").split("\n"));
  if (!a || !b) return [];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const middle = compare(a.slice(start, a.length - end), b.slice(start, b.length - end));
  const stay = (lines: string[]): DiffLine[] => lines.map((text) => ({ sign: " ", text }));
  return shorten([...stay(a.slice(0, start)), ...middle, ...stay(a.slice(a.length - end))]);
}

export type DiffLine = { sign: "+" | "-" | " " | "…"; text: string };

const mostCells = 1_000_000;
const around = 2;

function compare(a: string[], b: string[]): DiffLine[] {
  if (a.length * b.length > mostCells) {
    return [...a.map(gone), ...b.map(come)];
  }
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = a.length - 1; row >= 0; row--) {
    for (let column = b.length - 1; column >= 0; column--) {
      lengths[row * width + column] =
        a[row] === b[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const lines: DiffLine[] = [];
  let [row, column] = [0, 0];
  while (row < a.length || column < b.length) {
    const [old, next] = [a[row], b[column]];
    if (old !== undefined && old === next) {
      lines.push({ sign: " ", text: old });
      row++;
      column++;
    } else if (next === undefined || (old !== undefined && at(row + 1, column) >= at(row, column + 1))) {
      lines.push(gone(old ?? ""));
      row++;
    } else {
      lines.push(come(next));
      column++;
    }
  }
  return lines;
}

const gone = (text: string): DiffLine => ({ sign: "-", text });
const come = (text: string): DiffLine => ({ sign: "+", text });

function shorten(lines: DiffLine[]): DiffLine[] {
  const isNear = (index: number) =>
    lines.slice(Math.max(0, index - around), index + around + 1).some(({ sign }) => sign !== " ");
  const shown: DiffLine[] = [];
  for (const [index, line] of lines.entries()) {
    if (isNear(index)) shown.push(line);
    else if (shown.at(-1)?.sign !== "…") shown.push({ sign: "…", text: "" });
  }
  return shown;
}
