import type { McsPair } from "@/server/contract/mcs-pair";

/** An MCS pair with its own two colours, so that the same pair is recognised wherever it shows. */
export function McsChip({ pair }: { pair: McsPair }) {
  const [low, high] = pair;
  return (
    <span className="inline-flex h-5 shrink-0 items-center gap-1.5 rounded-sm border bg-sunken px-1.5 font-mono text-xs">
      <span aria-hidden="true" className="flex overflow-hidden rounded-[2px]">
        <span className="h-2.5 w-2" style={{ background: colourOf(low, 0.56) }} />
        <span className="h-2.5 w-2" style={{ background: colourOf(high, 0.76) }} />
      </span>
      c{low},c{high}
    </span>
  );
}

/** Neighbouring categories land far apart on the colour wheel (golden angle). */
function colourOf(category: number, lightness: number): string {
  return `oklch(${lightness.toString()} 0.15 ${((category * 137.508) % 360).toFixed(0)})`;
}
