import { askHost } from "./ask-host";
import { readGuestScript } from "./read-guest-script";

/**
 * Runs a shell script as root inside a test container, with the container's own label and capabilities, and gives its
 * output; the last line is `exit CODE`.
 */
export async function runInside(container: string, script: string): Promise<string> {
  const runner = await readGuestScript("run-inside.sh");
  const command = `sh -c '${runner.replaceAll("'", `'"'"'`)}' run-inside ${container}`;
  const { code, stdout, stderr } = await askHost(command, script);
  if (code !== 0) throw new Error(`run-inside.sh ${container} failed: ${stderr}`);
  return stdout;
}
