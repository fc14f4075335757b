import { readdirSync } from "node:fs";
import { join } from "node:path/posix";
import { tryLstat } from "./file-facts";

/**
 * Paths below `directory` (itself not included), parents before children, links never followed, other file systems
 * left out, and so are names with control characters, which no plan can hold. Stops after `limit` paths and then says `whole: false`.
 */
export function listTree(directory: string, limit: number): { paths: string[]; whole: boolean } {
  const start = tryLstat(directory);
  const paths: string[] = [];
  if (start === null || !start.isDirectory()) return { paths, whole: true };
  const queue = [directory];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const entry of readEntries(next)) {
      if (/\p{Cc}/u.test(entry.name)) continue;
      if (paths.length >= limit) return { paths, whole: false };
      const path = join(next, entry.name);
      paths.push(path);
      if (entry.isDirectory() && tryLstat(path)?.dev === start.dev) queue.push(path);
    }
  }
  return { paths, whole: true };
}

function readEntries(directory: string) {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch {
    return [];
  }
}
