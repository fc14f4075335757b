/** The suggestion, or with -2, -3 … behind it the first that is not taken. */
export function suggestFreeName(suggested: string, taken: readonly string[]): string {
  const candidates = [
    suggested,
    ...taken.map((_, index) => `${suggested.slice(0, 28)}-${(index + 2).toString()}`),
  ];
  return candidates.find((name) => !taken.includes(name)) ?? suggested;
}
