import { askHost } from "./ask-host";
import type { EscapeAttempt } from "./escape-attempts";
import { readGuestScript } from "./read-guest-script";

/**
 * Runs all attempts inside one container, one after the other, and gives for each how it was stopped: the last line
 * that it printed, or null when it succeeded.
 */
export async function runAttempts(
  container: string,
  attempts: readonly EscapeAttempt[],
): Promise<Map<string, string | null>> {
  const { stdout } = await runInside(container, attempts.map(wrap).join("\n"));
  const results = new Map<string, string | null>();
  for (const part of stdout.split("\n=== ").slice(1)) {
    const [id = "", ...lines] = part.trimEnd().split("\n");
    const said = lines.filter((line) => line !== "" && !line.startsWith("exit "));
    results.set(id, said.at(-1) === "succeeded" ? null : (said.at(-1) ?? "stopped without a word"));
  }
  return results;
}

/** Runs a shell script as root inside a container of make-container.sh. */
export async function runInside(container: string, script: string): Promise<{ stdout: string }> {
  const runner = await readGuestScript("run-inside.sh");
  const { code, stdout, stderr } = await askHost(
    `sh -c '${runner.replaceAll("'", `'"'"'`)}' run-inside ${container}`,
    script,
  );
  if (code !== 0) throw new Error(`run-inside.sh ${container} failed: ${stderr}`);
  return { stdout };
}

function wrap({ id, script }: EscapeAttempt): string {
  return `echo; echo "=== ${id}"\n( ${script}\n) && echo succeeded`;
}
