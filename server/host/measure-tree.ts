import { runCommand } from "./run-command";

/** Bytes on disk of a file or of a directory with all that is below, links not followed (du(1)). */
export async function measureTree(path: string): Promise<number> {
  const output = await runCommand("du", ["-s", "-x", "-P", "--block-size=1", "--", path], {
    timeoutMs: 120_000,
  });
  return Number.parseInt(output, 10);
}
