import { readFileSync } from "node:fs";
import { askHost } from "./ask-host";
import { type Rule, readRules, rulesProgram } from "./read-rules";

/** What the policy in the running host's kernel allows to some types. Throws where there is no such type. */
export async function listLoadedRules(types: readonly string[]): Promise<Rule[]> {
  const input = readFileSync(rulesProgram, "utf8");
  const command = `python3 - /sys/fs/selinux/policy ${types.join(" ")}`;
  const { code, stdout, stderr } = await askHost(command, { input });
  if (code !== 0) throw new Error(`The rules could not be listed: ${stderr}`);
  return readRules(stdout);
}
