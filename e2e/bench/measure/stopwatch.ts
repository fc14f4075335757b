/** Milliseconds that `work` takes. */
export async function stopwatch(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}
