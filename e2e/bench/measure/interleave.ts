/**
 * Measures several ways of doing the same thing in one run, in turns (A B, B A, A B …), so that whatever else the
 * machine does falls on all of them alike. Each side gives its own milliseconds, so that it can prepare and tidy up
 * outside the measured time. The first rounds warm the caches and are thrown away.
 */
export async function interleave<Side extends string>(
  sides: Readonly<Record<Side, () => Promise<number>>>,
  options: { rounds: number; warmUp?: number },
): Promise<Record<Side, number[]>> {
  const names = Object.keys(sides) as Side[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Side, number[]>;
  const warmUp = options.warmUp ?? 2;
  for (let round = 0; round < warmUp + options.rounds; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const took = await sides[name]();
      if (round >= warmUp) samples[name].push(took);
    }
  }
  return samples;
}
