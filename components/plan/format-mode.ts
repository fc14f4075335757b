import type { PlanEntry } from "@/server/contract/plan";

/** Permissions as `ls -l` writes them: drwxr-xr-x, with s and t for setuid, setgid and sticky. */
export function formatMode({ mode, kind }: Pick<PlanEntry, "mode" | "kind">): string {
  const bits = Array.from(letters, (letter, index) => ((mode >> (8 - index)) & 1 ? letter : "-"));
  for (const [bit, at, set, unset] of special) {
    if (mode & bit) bits[at] = bits[at] === "x" ? set : unset;
  }
  return kinds[kind] + bits.join("");
}

const letters = "rwxrwxrwx";

const special = [
  [0o4000, 2, "s", "S"],
  [0o2000, 5, "s", "S"],
  [0o1000, 8, "t", "T"],
] as const;

const kinds: Record<PlanEntry["kind"], string> = { directory: "d", symlink: "l", file: "-", other: "?" };
