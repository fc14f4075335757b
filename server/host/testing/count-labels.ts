import { execFileSync } from "node:child_process";

/** How many things of a tree carry which SELinux context on the disk, "none" too, as other tools see it that follow no link. */
export function countLabels(top: string): Record<string, number> {
  const counts: Record<string, number> = { none: run("find", [top, "-printf", "x"]).length };
  const query = ["-R", "-P", "-h", "-d", "-m", "^security.selinux$", "-e", "text", "--absolute-names", top];
  for (const [, label = ""] of run("getfattr", query).matchAll(/^security\.selinux="([^"\\]*)/gm)) {
    counts[label] = (counts[label] ?? 0) + 1;
    counts.none = (counts.none ?? 0) - 1;
  }
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

function run(file: string, args: readonly string[]): string {
  return execFileSync(file, args, { encoding: "latin1", maxBuffer: 64 * 1024 * 1024 });
}
