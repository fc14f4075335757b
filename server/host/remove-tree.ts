import { runCommand } from "./run-command";

/**
 * Removes a file or a whole directory; nothing there is fine. GNU rm walks by directory descriptors and never follows
 * a symbolic link, whatever changes meanwhile; it stays on one file system, so that what somebody mounted below is not
 * emptied but makes it fail.
 */
export async function removeTree(path: string): Promise<void> {
  await runCommand("rm", ["-rf", "--one-file-system", "--", path], { timeoutMs: 30 * 60_000 });
}
