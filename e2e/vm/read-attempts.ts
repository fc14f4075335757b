/**
 * What a job of attempts has printed (runAttempts), by attempt: what stopped it (its last line), or null when it
 * succeeded. `hasEnded` is true when the container has ended before the job, and the attempt during which it did has
 * succeeded.
 */
export function readAttempts(output: string): { results: Map<string, string | null>; hasEnded: boolean } {
  const hasEnded = !/(^|\n)exit \d+\n$/.test(output);
  const parts = output.split("\n=== ").slice(1);
  const results = new Map<string, string | null>();
  for (const [index, part] of parts.entries()) {
    const [id = "", ...lines] = part.trimEnd().split("\n");
    results.set(id, hasEnded && index === parts.length - 1 ? null : judge(lines));
  }
  return { results, hasEnded };
}

function judge(lines: readonly string[]): string | null {
  const said = lines.filter((line) => line !== "" && !/^exit \d+$|dmesg\(1\)/.test(line)).map(shorten);
  return said.at(-1) === "succeeded" ? null : (said.at(-1) ?? "stopped without a word");
}

/** Without the shell's own name and line number. */
function shorten(line: string): string {
  return line.replace(/^\S*\/job: \d+: /, "").trim();
}
