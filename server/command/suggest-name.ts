/**
 * A container name from the name of a program: lower case, only what a name may have, at most 32 characters, and not
 * one of `taken` (then with -2, -3 …). "program" when nothing of it is left.
 */
export function suggestName(executable: string, taken: readonly string[] = []): string {
  const base =
    executable
      .slice(executable.lastIndexOf("/") + 1)
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^[^a-z]+/, "")
      .slice(0, 26)
      .replace(/-+$/, "") || "program";
  const candidates = [base, ...taken.map((_, index) => `${base}-${index + 2}`)];
  return candidates.find((name) => !taken.includes(name)) ?? base;
}
