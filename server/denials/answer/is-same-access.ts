import type { Denial } from "@/server/contract/denial";

/**
 * Whether a denial is of the same access as another: it says the same, or it is the same container after the same object with
 * one of the same permissions. What a change makes of labels and reasons does not matter, nor what a process calls itself.
 */
export function isSameAccess(a: Denial, b: Denial): boolean {
  if (a.container !== b.container || a.class !== b.class) return false;
  if (a.explanation.sentence === b.explanation.sentence) return true;
  const [path, other] = [a, b].map((denial) => denial.path ?? denial.name);
  return path !== null && path === other && a.permissions.some((name) => b.permissions.includes(name));
}
