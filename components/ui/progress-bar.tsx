/** How far something is, 0 to 1; without a value it only says that something is under way. */
export function ProgressBar({ value, label }: { value: number | null; label: string }) {
  return <progress aria-label={label} max={1} value={value ?? undefined} className="progress" />;
}
