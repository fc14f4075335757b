import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { createBreather } from "./breather";
import { readFileContext } from "./read-file-context";

/**
 * Compares the SELinux context of a file or directory, and of all below it, with the one that it should have. Looks at
 * `maxFiles` at most, and never behind a symbolic link.
 */
export async function compareLabels(wanted: string, path: string): Promise<LabelComparison> {
  const found: LabelComparison = { looked: 0, whole: true, missing: [], wrong: [] };
  const breathe = createBreather();
  const waiting = [path];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.looked >= maxFiles) return { ...found, whole: false };
    const isDirectory = lstatSync(next, { throwIfNoEntry: false })?.isDirectory();
    if (isDirectory === undefined) continue;
    found.looked++;
    const context = readFileContext(next);
    if (context === null) found.missing.push(next);
    else if (context !== wanted) found.wrong.push(next);
    if (isDirectory) for (const name of readdirSync(next)) waiting.push(join(next, name));
    await breathe();
  }
  return found;
}

export type LabelComparison = {
  looked: number;
  /** False when there was more than was looked at. */
  whole: boolean;
  /** Paths without any label, and with another one. */
  missing: string[];
  wrong: string[];
};

const maxFiles = 200_000;
