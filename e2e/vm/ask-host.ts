import { readFileSync } from "node:fs";
import { execa } from "execa";
import { hostPaths } from "./host-paths";

/**
 * Runs a shell command as root in the enforcing host. Never throws for a bad exit code; 255 is ssh's own failure, or
 * that the time was up. `input` goes to its standard input.
 */
export async function askHost(command: string, options: AskOptions = {}): Promise<Answer> {
  const { exitCode, stdout, stderr } = await execa("ssh", [...sshArguments(), "--", command], {
    input: options.input ?? "",
    reject: false,
    stripFinalNewline: false,
    timeout: options.timeoutMs ?? 4 * 60_000,
    ...(options.signal === undefined ? {} : { cancelSignal: options.signal }),
  });
  return { code: exitCode ?? 255, stdout, stderr };
}

export type AskOptions = { input?: string; timeoutMs?: number; signal?: AbortSignal };
export type Answer = { code: number; stdout: string; stderr: string };

/** Arguments of ssh that lead to the running host. The key of the guest is new in every build: nothing to remember. */
export function sshArguments(): string[] {
  return [
    ...["-i", hostPaths.key, "-p", readFileSync(hostPaths.port, "utf8").trim(), "-F", "/dev/null"],
    ...["-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR"],
    ...["-o", "ConnectTimeout=10", "-o", "ServerAliveInterval=15", "-o", "ServerAliveCountMax=8"],
    ...["-o", "BatchMode=yes", "-o", `ControlPath=${hostPaths.connection}`],
    "root@127.0.0.1",
  ];
}
