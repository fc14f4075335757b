/**
 * Slows down guessing: after `free` failures in a row of one key, each further one doubles the time until the next try,
 * from one second up to `maxMs`. A try counts as a failure until it is taken back, so that tries side by side gain
 * nothing. Nothing is locked for good: after `maxMs` without a try a key is forgotten.
 */
export function createBackOff({ free, maxMs, now }: { free: number; maxMs: number; now: () => number }) {
  const failures = new Map<string, Failures>();

  return {
    /** Milliseconds until `key` may try; 0 when it may, and then the try is counted. */
    take(key: string): number {
      const known = failures.get(key);
      const fresh = known && now() - known.at < forgetMs(known) ? known : { count: 0, at: 0 };
      const wait = fresh.at + delayOf(fresh) - now();
      if (wait > 0) return wait;
      failures.delete(key);
      failures.set(key, { count: fresh.count + 1, at: now() });
      dropOldest();
      return 0;
    },

    /** Forgets the failures of `key`, after a success. */
    reset(key: string): void {
      failures.delete(key);
    },

    size: () => failures.size,
  };

  function delayOf({ count }: Failures): number {
    return count < free ? 0 : Math.min(maxMs, 1000 * 2 ** Math.min(count - free, 30));
  }

  function forgetMs(known: Failures): number {
    return delayOf(known) + maxMs;
  }

  function dropOldest(): void {
    const oldest = failures.keys().next();
    if (failures.size > maxKeys && !oldest.done) failures.delete(oldest.value);
  }
}

type Failures = { count: number; at: number };

const maxKeys = 10_000;
