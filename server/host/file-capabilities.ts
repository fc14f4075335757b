import { runCommand } from "./run-command";

/**
 * File capabilities (capabilities(7)) of the files that have some, as getcap(8) writes them: path → "cap_net_raw=ep".
 * Empty where getcap is not installed.
 */
export async function readFileCapabilities(paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (paths.length === 0) return new Map();
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
