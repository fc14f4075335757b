import { watch } from "node:fs";

/**
 * Tells when a log grows or is replaced, from the kernel's file events of its directory, at most 10 times a second;
 * once at the beginning too. Whoever writes there may be hostile: nothing but the event itself is taken from it.
 */
export function watchLog({ folder, readState, onChange, signal }: LogWatch): void {
  let isDue = false;
  let known: string | null = null;

  look();
  try {
    const watcher = watch(folder, { persistent: false, signal }, () => {
      if (!isDue) setTimeout(look, intervalMs).unref();
      isDue = true;
    });
    watcher.on("error", () => watcher.close());
  } catch {
    // The directory is not there: the container is not built yet, or is gone. Another subscription will look again.
  }

  function look(): void {
    isDue = false;
    readState()
      .then((state) => {
        const text = state && `${state.generation} ${state.size}`;
        if (state === null || text === known || signal.aborted) return;
        known = text;
        onChange(state);
      })
      .catch(() => undefined);
  }
}

export type LogState = { size: number; generation: string };

type LogWatch = {
  folder: string;
  readState: () => Promise<LogState | null>;
  onChange: (state: LogState) => void;
  signal: AbortSignal;
};

const intervalMs = 100;
