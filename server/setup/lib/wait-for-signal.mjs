import { say } from "./say.mjs";

/**
 * Resolves with exit code 0 at the first TERM, INT or HUP. Later ones are ignored: at a terminal npm passes on the INT
 * that this process has had already.
 * @returns {Promise<number>}
 */
export function waitForSignal() {
  return new Promise((resolve) => {
    for (const signal of /** @type {const} */ (["SIGTERM", "SIGINT", "SIGHUP"])) {
      process.on(signal, () => {
        if (signal === "SIGINT") say("Ending …");
        resolve(0);
      });
    }
  });
}
