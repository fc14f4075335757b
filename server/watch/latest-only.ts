/**
 * Makes a task that may be asked for at any time: one run at a time, and however often it is asked for meanwhile, one
 * more afterwards. Each caller waits for a run that began after it asked.
 */
export function latestOnly<Result>(task: () => Promise<Result>): () => Promise<Result> {
  let running: Promise<Result> | null = null;
  let next: Promise<Result> | null = null;

  return () => {
    if (next) return next;
    if (!running) return start();
    next = running
      .catch(() => undefined)
      .then(() => {
        next = null;
        return start();
      });
    return next;
  };

  function start(): Promise<Result> {
    const run = task().finally(() => {
      if (running === run) running = null;
    });
    running = run;
    return run;
  }
}
