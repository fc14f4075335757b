import type { BasePolicy } from "@/server/policy/base-policy";
import { parseBasePolicy } from "./parse-base-policy";
import { runCommand } from "./run-command";

/** What the binary policy in a file has (seinfo(1)). Throws ScError command_missing or command_failed. */
export async function readBasePolicy(file: string): Promise<BasePolicy> {
  const ask = (...args: string[]) => runCommand("seinfo", [file, "--flat", ...args], { timeoutMs: 120_000 });
  const types = await ask("--type");
  return parseBasePolicy({
    types,
    attributes: await ask("--attribute"),
    controller: /^\s*virtd_lxc_t$/m.test(types) ? await ask("--type", "virtd_lxc_t", "-x") : "",
    defaults: await ask("--default"),
  });
}
