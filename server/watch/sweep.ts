import { createBreather } from "@/server/host/breather";

/**
 * Looks at every name once in each period of so many milliseconds, until the signal is raised, in the order of the list: so no
 * name waits longer than a period. Gives way to other work every few milliseconds. A look that fails is told, and the
 * others go on; a round that takes longer than its period is finished before the next one begins.
 */
export function sweep({ signal, list, look, onRound, onError, periodMs }: SweepOptions): void {
  let isLooking = false;
  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    lookAtAll()
      .catch(onError)
      .finally(() => {
        isLooking = false;
      });
  }, periodMs);
  timer.unref();
  signal.addEventListener("abort", () => clearInterval(timer), { once: true });

  async function lookAtAll(): Promise<void> {
    const breathe = createBreather(sliceMs);
    for (const name of list()) {
      if (signal.aborted) return;
      try {
        await look(name);
      } catch (error) {
        onError(error);
      }
      await breathe();
    }
    onRound?.();
  }
}

/** How long other work waits at most, in milliseconds. */
const sliceMs = 4;

export type SweepOptions = {
  signal: AbortSignal;
  list: () => readonly string[];
  look: (name: string) => void | Promise<void>;
  /** To be told when every name of a round was looked at. */
  onRound?: () => void;
  onError: (error: unknown) => void;
  periodMs: number;
};
