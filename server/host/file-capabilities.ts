import { lstatSync } from "node:fs";
import { runCommand } from "./run-command";

/**
 * File capabilities (capabilities(7)) of the files that have some, as getcap(8) writes them: path → "cap_net_raw=ep".
 * Empty where getcap is not installed. A file is asked about once per change of its inode.
 */
export async function readFileCapabilities(paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const stamps = new Map(paths.map((path) => [path, readInodeChange(path)]));
  const unknown = [...stamps]
    .filter(([path, stamp]) => known.get(path)?.stamp !== stamp)
    .map(([path]) => path);
  const found = await ask(unknown);
  for (const path of unknown)
    known.set(path, { stamp: stamps.get(path) ?? "", text: found.get(path) ?? null });
  return new Map(
    [...stamps.keys()].flatMap((path): [string, string][] => {
      const text = known.get(path)?.text;
      return text ? [[path, text]] : [];
    }),
  );
}

const known = new Map<string, { stamp: string; text: string | null }>();

function readInodeChange(path: string): string {
  const stat = lstatSync(path, { throwIfNoEntry: false, bigint: true });
  return `${stat?.ino}:${stat?.ctimeNs}`;
}

async function ask(paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const batches = Array.from({ length: Math.ceil(paths.length / batchSize) }, (_, index) =>
    paths.slice(index * batchSize, (index + 1) * batchSize),
  );
  const outputs = await Promise.all(batches.map((batch) => runCommand("getcap", batch).catch(() => "")));
  return new Map(outputs.flatMap((output) => parseCapabilities(output, paths)));
}

const batchSize = 500;

/** Lines are `PATH TEXT`, or `PATH = TEXT` of libcap before 2.41; a path may itself hold blanks. */
export function parseCapabilities(output: string, paths: readonly string[]): [string, string][] {
  const asked = new Set(paths);
  return output.split("\n").flatMap((line): [string, string][] => {
    const [, path = "", text = ""] = /^(.*?)(?: =)? ((?:cap_|=)\S*)$/.exec(line) ?? [];
    return asked.has(path) ? [[path, text]] : [];
  });
}
