import type { McsPair } from "@/server/contract/mcs-pair";

/**
 * Every MCS pair that a security context can reach: the two categories of a container, or all pairs out of more. A
 * context with a whole range of categories (c0.c1023: a daemon that may do everything) claims none. Pure.
 */
export function pairsOfContext(context: string): McsPair[] {
  const level = context.split(":").slice(3).join(":");
  const clearance = level.split("-").at(-1) ?? "";
  const categories = new Set<number>();
  for (const part of clearance.split(":").at(1)?.split(",") ?? []) {
    const match = /^c(\d{1,4})(?:\.c(\d{1,4}))?$/.exec(part);
    if (match?.[1] === undefined) return [];
    const [low, high] = [Number(match[1]), Number(match[2] ?? match[1])];
    if (high > lastCategory || high - low >= mostCategories) return [];
    for (let category = low; category <= high; category++) categories.add(category);
  }
  return categories.size > mostCategories ? [] : pairsOf([...categories].sort((a, b) => a - b));
}

const lastCategory = 1023;
const mostCategories = 16;

function pairsOf(sorted: number[]): McsPair[] {
  return sorted.flatMap((low, index) => sorted.slice(index + 1).map((high): McsPair => [low, high]));
}
