/**
 * Makes a task that may be asked for at any time: one run at a time, and however often it is asked for meanwhile, one
 * more afterwards. Each caller waits for a run that began after it asked.
 */
export function latestOnly(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  return () => {
    if (!running) return start();
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = null;
        return start();
      });
    return next;
  };

  function start(): Promise<void> {
    const run = task().finally(() => {
      if (running === run) running = null;
    });
    running = run;
    return run;
  }
}
