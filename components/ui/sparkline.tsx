/** A line of values from 0 to 1, the newest at the right; sixty of them fill it. */
export function Sparkline({ values }: { values: readonly number[] }) {
  const points = values
    .slice(-mostValues)
    .map(
      (value, index, shown) => `${(mostValues - shown.length + index).toString()},${(1 - value).toFixed(3)}`,
    );
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 -0.1 ${(mostValues - 1).toString()} 1.2`}
      preserveAspectRatio="none"
      className="block h-6 w-16 border-b text-accent sm:w-36"
    >
      <polyline
        points={points.join(" ")}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}

const mostValues = 60;
