import { ScError } from "@/server/contract/error";
import { runCommand } from "./run-command";

/** Names of the groups that an account is in now, by NSS, so that directory services count too. None for an unknown account. */
export async function readGroups(user: string): Promise<string[]> {
  try {
    const output = await runCommand("id", ["-Gnz", "--", user], { timeoutMs: 5000 });
    return output.split("\0").filter((name) => name !== "");
  } catch (error) {
    if (error instanceof ScError && error.code === "command_failed") return [];
    throw error;
  }
}
