import { ScError } from "@/server/contract/error";
import { runCommand } from "./run-command";

/**
 * The context that a relabel of the host gives to a path: the last rule that fits it, of the policy, of its modules and of
 * the administrator's own (matchpathcon(8), selabel_file(5)). Null where the host has no such rules.
 */
export async function readRelabelContext(path: string): Promise<string | null> {
  try {
    return (await runCommand("matchpathcon", ["-n", "--", path])).trim();
  } catch (error) {
    if (error instanceof ScError && (error.code === "command_missing" || error.code === "command_failed")) {
      return null;
    }
    throw error;
  }
}
