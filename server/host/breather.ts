import { setImmediate } from "node:timers/promises";

/**
 * Keeps a long loop from blocking the process: the returned function gives way to other work when more than
 * `sliceMs` milliseconds have passed since it last did, and costs nothing else.
 */
export function createBreather(sliceMs = 8): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < sliceMs) return undefined;
    return setImmediate().then(() => {
      since = performance.now();
    });
  };
}
