import { basename } from "node:path/posix";
import type { ExecutableItem } from "@/server/contract/executable-item";
import { isProgramDirectory } from "./executable-places";

/**
 * Search over executables. Every word of the query must be found somewhere; the best place counts: the whole name, its
 * beginning, a part of it, the package, the path, the summary. Among equals services come first, then programs in
 * bin and sbin, then shorter names.
 */
export function createExecutableSearch(items: readonly ExecutableItem[]): ExecutableSearch {
  const entries = items.map(toEntry).sort(compare);
  return {
    size: entries.length,
    find: ({ query, servicesOnly, limit }) => {
      const words = query
        .toLowerCase()
        .split(/\s+/)
        .filter((word) => word !== "");
      const byScore: ExecutableItem[][] = [];
      let total = 0;
      for (const entry of entries) {
        if (servicesOnly && entry.item.unit === null) continue;
        const score = scoreOf(entry, words);
        if (score === null) continue;
        total += 1;
        byScore[score] ??= [];
        byScore[score].push(entry.item);
      }
      return { items: byScore.flat().slice(0, limit), total };
    },
  };
}

export type ExecutableSearch = {
  size: number;
  find: (query: { query: string; servicesOnly: boolean; limit: number }) => {
    items: ExecutableItem[];
    total: number;
  };
};

type Entry = {
  item: ExecutableItem;
  name: string;
  path: string;
  package: string;
  summary: string;
  order: number;
};

function toEntry(item: ExecutableItem): Entry {
  return {
    item,
    name: basename(item.path).toLowerCase(),
    path: item.path.toLowerCase(),
    package: item.package.toLowerCase(),
    summary: item.summary.toLowerCase(),
    order: (item.unit === null ? 2 : 0) + (isProgramDirectory(item.path) ? 0 : 1),
  };
}

const compare = (one: Entry, other: Entry): number =>
  one.order - other.order || one.name.length - other.name.length || (one.path < other.path ? -1 : 1);

/** The worst word decides, the others refine; null when a word is nowhere. */
function scoreOf(entry: Entry, words: readonly string[]): number | null {
  let worst = 0;
  let sum = 0;
  for (const word of words) {
    const score = scoreWord(entry, word);
    if (score === null) return null;
    worst = Math.max(worst, score);
    sum += score;
  }
  return worst * 100 + Math.min(sum, 99);
}

function scoreWord(entry: Entry, word: string): number | null {
  if (entry.name === word || entry.path === word) return 0;
  if (entry.name.startsWith(word)) return 1;
  if (word.startsWith("/") && entry.path.startsWith(word)) return 1;
  if (entry.name.includes(word)) return 2;
  if (entry.package.startsWith(word)) return 3;
  if (entry.package.includes(word)) return 4;
  if (entry.path.includes(word)) return 5;
  return entry.summary.includes(word) ? 6 : null;
}
