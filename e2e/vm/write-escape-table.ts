import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Barrier, EscapeAttempt } from "./attempts/attempt";
import { conditions } from "./conditions";

export const securityFile = fileURLToPath(new URL("../../SECURITY.md", import.meta.url));

/**
 * Writes what became of every attempt under every condition into SECURITY.md, between the two marks there. `results` is
 * by container and attempt: what stopped it, or null where it succeeded.
 */
export function writeEscapeTable(
  attempts: readonly EscapeAttempt[],
  results: ReadonlyMap<string, ReadonlyMap<string, string | null>>,
  versions: string,
): void {
  const head = ["Attempt, as root inside", ...conditions.map(({ title }) => title)];
  const rows = attempts.map((attempt) => [
    attempt.what,
    ...conditions.map(({ container, barriers }) => {
      const result = tell(results.get(container)?.get(attempt.id));
      return barriers.every(isAlways) && result !== succeeds ? `${result}: proves nothing` : result;
    }),
  ]);
  const text = readFileSync(securityFile, "utf8");
  const [before = "", , after = ""] = text.split(mark);
  writeFileSync(
    securityFile,
    [before, `\n\nOn ${versions}.\n\n${drawTable([head, ...rows])}\n\n`, after].join(mark),
  );
}

/** What stands under every condition is never taken away: where nothing else is left, the others have proved nothing. */
function isAlways(barrier: Barrier): boolean {
  return conditions.every(({ barriers }) => barriers.includes(barrier));
}

const mark = "<!-- escapes: written by npm run test:selinux -->";

/** Columns of equal width, as the formatter has them. */
function drawTable([head = [], ...rows]: string[][]): string {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((cells) => cells[column]?.length ?? 0)),
  );
  const line = widths.map((width) => "-".repeat(width));
  return [head, line, ...rows]
    .map((cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`)
    .join("\n");
}

const succeeds = "**succeeds**";

function tell(result: string | null | undefined): string {
  if (result === undefined) return "not tried";
  if (result === null) return succeeds;
  return reasons.find((reason) => result.toLowerCase().includes(reason.toLowerCase())) ?? "stopped";
}

/** Only these of what a program says: the rest has process ids and paths in it, and no two runs would agree. */
const reasons = [
  "Permission denied",
  "Operation not permitted",
  "Read-only file system",
  "write-protected",
  "read-only",
  "must be superuser",
  "not permitted",
  "Input/output error",
  "I/O error",
  "No such process",
  "Connection refused",
  "Cannot find device",
  "failed",
];
