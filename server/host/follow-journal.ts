import { createInterface } from "node:readline";
import { execa } from "execa";
import { withPauses } from "./with-pauses";

/**
 * The audit records that journald has, an object of `journalctl --output=json` a line, from behind a cursor on and with `follow`
 * until the signal is raised. Null, with `follow`: no more for the moment. Ends when journalctl does; never throws.
 */
export async function* followJournal({
  cursor,
  follow,
  signal,
}: JournalOptions): AsyncGenerator<string | null> {
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
    const lines = createInterface({ input: child.stdout });
    yield* follow ? withPauses(lines, settleMs) : lines;
  } finally {
    child.kill();
  }
}

export type JournalOptions = { cursor: string | null; follow: boolean; signal: AbortSignal };

/** As long as what belongs together may take to come. */
const settleMs = 100;
