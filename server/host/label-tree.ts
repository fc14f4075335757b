import { runCommand } from "./run-command";

/**
 * Gives files and all that is below them a SELinux context, links themselves and not what they name. Works where
 * SELinux is off too: the context is then only kept on disk.
 */
export async function labelTree(context: string, paths: readonly string[]): Promise<void> {
  await runCommand("chcon", ["-R", "-P", "-h", "--", context, ...paths], { timeoutMs: 30 * 60_000 });
}
