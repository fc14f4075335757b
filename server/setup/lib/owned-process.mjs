import { spawn } from "node:child_process";

/**
 * Starts a program that is ours to end: in its own process group, so that a Ctrl-C at the terminal reaches only the
 * script that ends things in order, and with TERM sent to it by the kernel should the script be killed
 * (PR_SET_PDEATHSIG, prctl(2)). Its output goes to standard error, or to the file descriptor `log`.
 * @param {string} name
 * @param {string[]} command
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, log?: number }} [options]
 */
export function startOwned(name, command, options = {}) {
  const output = options.log ?? 2;
  const child = spawn("setpriv", ["--pdeathsig", "TERM", "--", ...command], {
    cwd: options.cwd ?? "/",
    env: options.env ?? process.env,
    detached: true,
    stdio: ["ignore", output, output],
  });
  /** @type {Promise<number>} */
  const ended = new Promise((resolve) => {
    child.on("error", () => resolve(127));
    child.on("exit", (code, signal) => resolve(code ?? (signal ? 128 : 0)));
  });
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  return {
    name,
    ended,
    isOver: () => isOver,
    /** Sends TERM, and KILL after `patienceMs`; resolves when it is gone. */
    async stop(patienceMs = 15_000) {
      if (isOver) return;
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), patienceMs);
      await ended;
      clearTimeout(timer);
    },
  };
}

/** @typedef {ReturnType<typeof startOwned>} OwnedProcess */
