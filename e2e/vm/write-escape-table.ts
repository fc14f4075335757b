import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { EscapeAttempt } from "./escape-attempts";

/**
 * Writes what became of every attempt under every condition as a Markdown table to e2e/.output/escapes.md: `stopped`
 * with what stopped it, or `succeeded`.
 */
export function writeEscapeTable(
  attempts: readonly EscapeAttempt[],
  results: ReadonlyMap<string, ReadonlyMap<string, string | null>>,
): void {
  const folder = fileURLToPath(new URL("../.output", import.meta.url));
  const rows = attempts.map(({ id, what }) => [
    what,
    ...[...results.values()].map((result) => tell(result.get(id))),
  ]);
  const head = ["Attempt", ...results.keys()];
  const lines = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "escapes.md"), `${lines.join("\n")}\n`);
}

function tell(result: string | null | undefined): string {
  if (result === undefined) return "not tried";
  return result === null ? "**succeeded**" : `stopped: ${result.replaceAll("|", "\\|")}`;
}
