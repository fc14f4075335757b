import { type FSWatcher, watch } from "node:fs";
import { pause } from "./pause";

/**
 * The kernel's file events of a folder. `next` resolves at the first one since it last did, but not before `leastMs` have passed,
 * or after the time given, and says whether there was one. Where the folder cannot be watched, only the time counts.
 */
export function watchFolder(folder: string, signal: AbortSignal) {
  let isChanged = false;
  let wake: (() => void) | null = null;
  let watcher: FSWatcher | null = null;
  try {
    watcher = watch(folder, { persistent: false }, onChange);
    watcher.on("error", () => watcher?.close());
  } catch {
    // There is no such folder, or it may not be read: `next` comes by the clock.
  }
  signal.addEventListener("abort", onChange, { once: true });

  return {
    async next(longestMs: number): Promise<boolean> {
      await pause(leastMs, signal).catch(() => undefined);
      if (!isChanged && !signal.aborted) await change(longestMs);
      const wasChanged = isChanged;
      isChanged = false;
      return wasChanged;
    },

    close(): void {
      watcher?.close();
      signal.removeEventListener("abort", onChange);
    },
  };

  function onChange(): void {
    isChanged = true;
    wake?.();
  }

  async function change(longestMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, longestMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    wake = null;
  }
}

/** So many bytes come together in this time, in milliseconds, that reading is cheap under load. */
const leastMs = 20;
