/**
 * What comes, and null when nothing has come for so many milliseconds, once more when it stays so. For readers that join what
 * belongs together: they are not to be told of an end between two lines that were only read one by one.
 */
export async function* withPauses<Value>(
  source: AsyncIterable<Value>,
  pauseMs: number,
): AsyncGenerator<Value | null> {
  const values = source[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = values.next();
      for (let quiet = 0; quiet < 2 && !(await comesWithin(next, pauseMs)); quiet++) yield null;
      const { done, value } = await next;
      if (done) return;
      yield value;
    }
  } finally {
    await values.return?.();
  }
}

async function comesWithin(next: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  const isThere = next.then(
    () => true,
    () => true,
  );
  return Promise.race([isThere, late]).finally(() => clearTimeout(timer));
}
