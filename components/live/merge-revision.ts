type Revised = { revision: number };

/** Puts `next` into `list`, unless the list has a newer revision of the same thing: a late answer never wins. */
export function mergeRevision<T extends Revised>(
  list: readonly T[],
  next: T,
  keyOf: (item: T) => string,
): T[] {
  const key = keyOf(next);
  const index = list.findIndex((item) => keyOf(item) === key);
  const known = list[index];
  if (known === undefined) return [...list, next];
  return known.revision > next.revision ? [...list] : list.with(index, next);
}
