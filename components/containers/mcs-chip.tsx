import type { McsPair } from "@/server/contract/mcs-pair";

/** An MCS pair with its own two colours, so that the same pair is recognised wherever it shows. */
export function McsChip({ pair, title }: { pair: McsPair; title?: string }) {
  const [low, high] = pair;
  return (
    <span
      title={title}
      className="inline-flex h-5 shrink-0 items-center gap-1.5 rounded-sm border bg-sunken px-1.5 font-mono text-xs"
    >
      <span
        aria-hidden="true"
        className="h-2.5 w-4 rounded-[2px]"
        style={{
          background: `linear-gradient(90deg, ${colourOf(low, 0.56)} 50%, ${colourOf(high, 0.76)} 50%)`,
        }}
      />
      c{low},c{high}
    </span>
  );
}

/** Neighbouring categories land far apart on the colour wheel (golden angle). */
function colourOf(category: number, lightness: number): string {
  return `oklch(${lightness.toString()} 0.15 ${((category * 137.508) % 360).toFixed(0)})`;
}
