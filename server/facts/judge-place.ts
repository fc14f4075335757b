import type { AbsolutePath } from "@/server/contract/absolute-path";
import { type Problem, refuse, warn } from "./problem";

/** What the place of a path, and of the file that it leads to, says against it. */
export function judgePlace(path: AbsolutePath, end: AbsolutePath | null): Problem[] {
  for (const place of [path, end ?? path]) {
    const [, why] = refusedPlaces.find(([pattern]) => pattern.test(place)) ?? [];
    if (why === undefined) continue;
    return [
      refuse("bad_place", `${place} ${why}.`, "Choose a program that a package installed, in /usr or /opt."),
    ];
  }
  if (/^\/(?:usr|opt)(?:\/|$)/.test(end ?? path)) return [];
  const text = `${end ?? path} is not in /usr or /opt: such files mostly start programs on the host.`;
  return [warn("unusual_place", text, "Choose the program that it starts.")];
}

const refusedPlaces: [RegExp, string][] = [
  [/^\/(?:proc|sys|dev)(?:\/|$)/, "belongs to the kernel"],
  [/^\/(?:home|root)(?:\/|$)/, "is in somebody's home, which never enters a container"],
  [/^\/(?:tmp|var\/tmp|run|var\/run)(?:\/|$)/, "is in a place for temporary files"],
];
