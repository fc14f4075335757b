import { createInterface } from "node:readline";
import { execa } from "execa";

/**
 * The audit records that journald has, an object of `journalctl --output=json` a line, from behind a cursor on and with `follow`
 * until the signal is raised. Ends when journalctl does; never throws.
 */
export async function* followJournal({ cursor, follow, signal }: JournalOptions): AsyncGenerator<string> {
  const args = [
    "--quiet",
    "--no-pager",
    "--output=json",
    "--all",
    ...(follow ? ["--follow", "--lines=all"] : []),
    ...(cursor === null ? [] : [`--after-cursor=${cursor}`]),
    "_TRANSPORT=audit",
  ];
  const child = execa("journalctl", args, {
    env: { PATH: "/usr/sbin:/usr/bin:/sbin:/bin", LC_ALL: "C.UTF-8", HOME: "/" },
    extendEnv: false,
    cwd: "/",
    stdin: "ignore",
    buffer: false,
    reject: false,
    cancelSignal: signal,
    forceKillAfterDelay: 2000,
  });
  try {
    yield* createInterface({ input: child.stdout });
  } finally {
    child.kill();
  }
}

export type JournalOptions = { cursor: string | null; follow: boolean; signal: AbortSignal };
