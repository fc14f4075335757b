import { say } from "./say.mjs";

/**
 * Takes TERM, INT and HUP over from Node: `raised` resolves with exit code 0 at the first one. Later ones are ignored: at a
 * terminal npm passes on the INT that this process has had already.
 */
export function watchSignals() {
  let isRaised = false;
  /** @type {Promise<number>} */
  const raised = new Promise((resolve) => {
    for (const signal of /** @type {const} */ (["SIGTERM", "SIGINT", "SIGHUP"])) {
      process.on(signal, () => {
        if (signal === "SIGINT" && !isRaised) say("Ending …");
        isRaised = true;
        resolve(0);
      });
    }
  });
  return { raised, isRaised: () => isRaised };
}
