import { runCommand } from "@/server/host/run-command";

/**
 * Runs one step of a build at low priority and says what it does and how long it took. Throws with the end of the
 * step's own messages; ScError cancelled when `signal` ends it. Whatever it started or mounted is gone with it.
 */
export async function runStep(
  what: string,
  file: string,
  args: readonly string[],
  signal: AbortSignal,
): Promise<string> {
  const from = Date.now();
  process.stderr.write(`${what} … `);
  try {
    return await runCommand("unshare", [...ownNamespaces, "--", "nice", "-n", "10", file, ...args], {
      timeoutMs: 20 * 60_000,
      signal,
    });
  } finally {
    process.stderr.write(`${((Date.now() - from) / 1000).toFixed(0)} s\n`);
  }
}

/** A step ends with all its processes and mounts, also when it is killed: mmdebstrap alone would go on. */
const ownNamespaces = [
  ...["--mount", "--propagation", "private"],
  ...["--pid", "--mount-proc", "--fork", "--kill-child"],
];
