/** Keeps the last result of a costly look: asked for one that may be `maxAgeMs` old, it looks again only when it has to. */
export function remember<Result>(
  look: () => Promise<Result>,
  now: () => number,
): (maxAgeMs: number) => Promise<Result> {
  let known: { at: number; result: Result } | null = null;

  return async (maxAgeMs) => {
    if (known && now() - known.at < maxAgeMs) return known.result;
    const at = now();
    const result = await look();
    if (!known || known.at < at) known = { at, result };
    return result;
  };
}
