/**
 * Once a second, until the signal is raised, has every log looked at by `trim`, which frees what is too much of it. One look
 * costs some microseconds, so it is at all of them: a program can write a gigabyte in a second.
 */
export function trimLogs({ signal, list, trim, onError }: TrimOptions): void {
  const failed = new Set<string>();
  const timer = setInterval(() => {
    for (const path of list()) {
      try {
        trim(path);
        failed.delete(path);
      } catch (error) {
        if (!failed.has(path)) onError(error, path);
        failed.add(path);
      }
    }
  }, intervalMs);
  timer.unref();
  signal.addEventListener("abort", () => clearInterval(timer), { once: true });
}

type TrimOptions = {
  signal: AbortSignal;
  list: () => readonly string[];
  trim: (path: string) => void;
  /** Told once for each log, until it works again. */
  onError: (error: unknown, path: string) => void;
};

const intervalMs = 1000;
