import { spawn } from "node:child_process";
import { once } from "node:events";

/**
 * A process that makes these moves in turn, again and again, as one in a container would that wants to mislead who
 * looks. An exchange leaves both names there at any time (renameat2(2), RENAME_EXCHANGE). Comes back after the first
 * round. `stop` throws when it has not gone on until then.
 */
export async function renameForever(moves: readonly Move[]): Promise<{ stop: () => Promise<void> }> {
  const child = spawn(process.execPath, ["--eval", program, "--", JSON.stringify(moves)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  await Promise.race([once(child.stdout, "data"), ended]);
  return {
    stop: async () => {
      const isAtIt = child.exitCode === null && child.signalCode === null;
      child.kill("SIGKILL");
      await ended;
      if (!isAtIt) throw new Error("The renaming had ended before.");
    },
  };
}

type Move = { from: string; to: string; exchange?: true };

const program = `
const { writeSync } = require("node:fs");
const koffi = require("koffi");
const renameat2 = koffi.load("libc.so.6").func(
  "int renameat2(int oldDir, const char *old, int newDir, const char *new, uint flags)",
);
const moves = JSON.parse(process.argv[1]);
for (let round = 0; ; round++) {
  for (const { from, to, exchange } of moves)
    if (renameat2(-100, from, -100, to, exchange ? 2 : 0) !== 0) throw new Error("errno " + koffi.errno());
  if (round === 0) writeSync(1, "went round");
}`;
