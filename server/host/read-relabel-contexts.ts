import { ScError } from "@/server/contract/error";
import { runCommand } from "./run-command";

/**
 * The contexts that a relabel of the host gives to paths, each once: the last rule that fits, of the policy, of its modules
 * and of the administrator's own (matchpathcon(8), selabel_file(5)). None where the host has no such rules.
 */
export async function readRelabelContexts(paths: readonly string[]): Promise<string[]> {
  try {
    const lines = (await runCommand("matchpathcon", ["-n", "--", ...paths])).split("\n");
    return [...new Set(lines.map((line) => line.trim()).filter((line) => line !== ""))];
  } catch (error) {
    if (error instanceof ScError && (error.code === "command_missing" || error.code === "command_failed")) {
      return [];
    }
    throw error;
  }
}
