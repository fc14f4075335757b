import { style } from "./style";

/**
 * Rows as aligned columns, two spaces apart, with a heading where given. Cells must be visible text without colour;
 * `paint` colours a cell after the widths are known. No trailing spaces.
 */
export function formatTable(rows: readonly (readonly string[])[], options: TableOptions = {}): string {
  const all = options.heading ? [options.heading, ...rows] : rows;
  const widths = (all[0] ?? []).map((_, column) =>
    Math.max(...all.map((row) => countCells(row[column] ?? ""))),
  );
  const format = (row: readonly string[], paint: NonNullable<TableOptions["paint"]>) =>
    row
      .map((cell, column) => {
        const isLast = column === row.length - 1;
        const padding = isLast ? "" : " ".repeat((widths[column] ?? 0) - countCells(cell) + 2);
        return paint(cell, column) + padding;
      })
      .join("")
      .trimEnd();
  const heading = options.heading ? [format(options.heading, (cell) => style.faint(cell))] : [];
  return [...heading, ...rows.map((row) => format(row, options.paint ?? ((cell) => cell)))]
    .map((line) => `${" ".repeat(options.indent ?? 0)}${line}\n`)
    .join("");
}

type TableOptions = {
  heading?: readonly string[];
  indent?: number;
  paint?: (cell: string, column: number) => string;
};

/** Graphemes, one cell each: near enough for names and sentences. */
const countCells = (text: string): number => Array.from(segmenter.segment(text)).length;
const segmenter = new Intl.Segmenter("en");
