import type { Row } from "./row";
import type { Result } from "./section";

/**
 * BENCHMARKS.md: the machine, a table per section, and at its end the notes of the maintainers, which are taken over
 * from the report before. Pure.
 */
export function renderReport(machine: [string, string][], results: Result[], previous: string): string {
  return [
    "# Benchmarks",
    'Written by `npm run bench`: both sides of every ratio are measured in turns in one run, after a warm-up. Times are medians, with the 95th percentile and the number of samples. Everything below "Notes" is written by hand and kept.',
    renderTable(["machine", ""], machine),
    ...results.flatMap(renderResult),
    notesHeading,
    keepNotes(previous),
  ]
    .map((part) => `${part.trim()}\n`)
    .join("\n");
}

const notesHeading = "## Notes";

function keepNotes(previous: string): string {
  const [, notes] = previous.split(`\n${notesHeading}\n`);
  return notes?.trim() || "None yet.";
}

/** One section as Markdown, also what the terminal shows. */
export function renderResult({ title, rows, remarks, failure }: Result): string[] {
  return [
    `## ${title}`,
    ...(rows.length > 0 ? [renderTable(columns, rows.map(renderRow))] : []),
    ...(failure === null ? [] : [`Not measured to the end: ${failure}`]),
    ...(remarks.length > 0 ? [remarks.map((remark) => `- ${remark}`).join("\n")] : []),
  ];
}

const columns = ["what", "ours", "baseline", "result", "budget", "verdict"];

function renderRow(row: Row): string[] {
  const verdict = row.met === null ? "" : row.met ? "met" : "**not reached**";
  return [row.what, row.ours, row.baseline, row.result, row.budget, verdict];
}

function renderTable(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
