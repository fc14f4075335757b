import { spawn } from "node:child_process";
import { once } from "node:events";
import { waitUntilAnswering } from "./wait-until-answering";

/**
 * A container of another tool: the argv that runs it in the foreground, how to find its first process by the pid of
 * that command, and what to tidy up when it has ended.
 */
export type Peer = {
  command: string[];
  findInit: (commandPid: number) => Promise<number | null>;
  tidyUp: () => Promise<unknown>;
};

/**
 * Milliseconds from the start of a peer's command until its program answers; then it is killed. Throws with the tool's
 * last words when it ends early.
 */
export async function measurePeer(peer: Peer): Promise<number> {
  const [file = "", ...args] = peer.command;
  const words: string[] = [];
  const from = performance.now();
  const child = spawn(file, args, { cwd: "/", stdio: ["ignore", "ignore", "pipe"] });
  child.stderr.setEncoding("utf8").on("data", (text: string) => words.push(text));
  const ended = once(child, "close");
  try {
    const { pid: commandPid = 0 } = child;
    const pid = await Promise.race([
      waitUntilAnswering(() => peer.findInit(commandPid)),
      ended.then(() => {
        throw new Error(words.join("").trim().split("\n").at(-1) ?? `${file} ended early.`);
      }),
    ]);
    const took = performance.now() - from;
    process.kill(pid, "SIGKILL");
    await ended;
    return took;
  } finally {
    if (child.exitCode === null) child.kill("SIGTERM");
    await ended;
    await peer.tidyUp();
  }
}
