/**
 * Asks until the answer is not null, at most `seconds`. virbr0 runs spanning tree: the first connections to a fresh
 * container can go unanswered for two seconds, which is not a failure.
 */
export async function waitFor<T>(what: string, seconds: number, ask: () => Promise<T | null>): Promise<T> {
  const end = Date.now() + seconds * 1000;
  let last: unknown = null;
  while (Date.now() < end) {
    try {
      const answer = await ask();
      if (answer !== null) return answer;
    } catch (error) {
      last = error;
    }
    await new Promise((next) => {
      setTimeout(next, 100);
    });
  }
  throw new Error(`${what}: nothing after ${seconds} s`, { cause: last });
}
