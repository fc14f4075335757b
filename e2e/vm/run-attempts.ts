import type { EscapeAttempt } from "./escape-attempts";
import { runInside } from "./run-inside";

/**
 * Runs all attempts inside one container, one after the other, and gives for each what stopped it (the last line that
 * it printed), or null when it succeeded.
 */
export async function runAttempts(
  container: string,
  attempts: readonly EscapeAttempt[],
): Promise<Map<string, string | null>> {
  const output = await runInside(container, attempts.map(wrap).join("\n"));
  const results = new Map<string, string | null>();
  for (const part of output.split("\n=== ").slice(1)) {
    const [id = "", ...lines] = part.trimEnd().split("\n");
    const said = lines.filter((line) => line !== "" && !/^exit \d+$|dmesg\(1\)/.test(line)).map(shorten);
    results.set(id, said.at(-1) === "succeeded" ? null : (said.at(-1) ?? "stopped without a word"));
  }
  return results;
}

function wrap({ id, script }: EscapeAttempt): string {
  return `echo; echo "=== ${id}"\n( ${script}\n) && echo succeeded`;
}

/** Without the shell's own name and line number. */
function shorten(line: string): string {
  return line.replace(/^\S*\/job: \d+: /, "").trim();
}
