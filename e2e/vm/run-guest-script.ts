import { readFile } from "node:fs/promises";
import { askHost } from "./ask-host";
import { guestScript } from "./guest-script";

/**
 * Runs a script of guest/ in the running host with the given arguments and gives its output. `input` is its standard
 * input. Throws with all that it said when it fails.
 */
export async function runGuestScript(
  name: string,
  args: readonly string[] = [],
  input = "",
  timeoutMs?: number,
): Promise<string> {
  const script = await readFile(guestScript(name), "utf8");
  const { code, stdout, stderr } = await askHost(["sh", "-c", script, name, ...args].map(quote).join(" "), {
    input,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  if (code !== 0)
    throw new Error(`${[name, ...args].join(" ")} failed in the host with ${code}: ${stderr}${stdout}`);
  return stdout;
}

/** For the shell that ssh starts over there. */
function quote(word: string): string {
  return `'${word.replaceAll("'", `'"'"'`)}'`;
}
