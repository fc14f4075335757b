import type { EscapeAttempt } from "./attempts/attempt";
import { readAttempts } from "./read-attempts";
import { runInside } from "./run-inside";

/**
 * Runs all attempts inside one container, one after the other, and gives for each what stopped it (the last line that
 * it printed), or null when it succeeded. One that ends the container has succeeded, and the next ones are made when
 * the container runs again; it does at the end. Throws when it does not start again by itself.
 */
export async function runAttempts(
  container: string,
  attempts: readonly EscapeAttempt[],
): Promise<Map<string, string | null>> {
  const told = new Map<string, string | null>();
  for (;;) {
    const rest = attempts.filter(({ id }) => !told.has(id));
    const { results, hasEnded } = readAttempts(await runInside(container, rest.map(wrap).join("\n")));
    for (const [id, result] of results) told.set(id, result);
    if (!hasEnded) return told;
    if (results.size === 0) throw new Error(`${container} ended, and none of the attempts did it.`);
  }
}

function wrap({ id, script }: EscapeAttempt): string {
  return `echo; echo "=== ${id}"\n( ${script}\n) && echo succeeded`;
}
