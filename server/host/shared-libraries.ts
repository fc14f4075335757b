import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import type { AbsolutePath } from "@/server/contract/absolute-path";
import { readExecutableFormat } from "./elf";
import { runCommand } from "./run-command";
import { toUsrForm } from "./usr-form";

/**
 * Every shared library that an ELF file needs, those of its libraries included, with the file that ld.so(8) would
 * take: RUNPATH, the loader's cache, then the default directories. `path` is null where none is found.
 */
export async function findLibraries(path: string): Promise<{ name: string; path: AbsolutePath | null }[]> {
  const first = readExecutableFormat(path);
  if (first.kind !== "elf" || first.needed.length === 0) return [];
  const cache = await readLoaderCache();
  const found = new Map<string, AbsolutePath | null>();
  const queue = [{ path, format: first }];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    for (const name of next.format.needed) {
      if (found.has(name)) continue;
      const library = locate(name, next.path, next.format.searchPath, cache, first.bits ?? 64);
      found.set(name, library);
      if (library) queue.push({ path: library, format: readExecutableFormat(library) });
    }
  }
  return [...found].map(([name, library]) => ({ name, path: library }));
}

type LoaderCache = ReadonlyMap<string, readonly string[]>;

let known: { stamp: string; cache: Promise<LoaderCache> } | null = null;

async function readLoaderCache(): Promise<LoaderCache> {
  const stat = statSync("/etc/ld.so.cache", { throwIfNoEntry: false, bigint: true });
  const stamp = String(stat?.mtimeNs);
  if (known?.stamp === stamp) return known.cache;
  const cache = runCommand("ldconfig", ["-p"]).then(parseLoaderCache, () => new Map<string, string[]>());
  known = { stamp, cache };
  return cache;
}

/** Output of `ldconfig -p`: name → files, in the order of preference. */
export function parseLoaderCache(output: string): Map<string, string[]> {
  const cache = new Map<string, string[]>();
  for (const [, name = "", path = ""] of output.matchAll(/^\t(\S+) \([^)]*\) => (\/.*)$/gm)) {
    cache.set(name, [...(cache.get(name) ?? []), path]);
  }
  return cache;
}

function locate(
  name: string,
  neededBy: string,
  searchPath: readonly string[],
  cache: LoaderCache,
  bits: 32 | 64,
): AbsolutePath | null {
  if (name.includes("/")) return existsSync(name) ? toUsrForm(name) : null;
  const origin = dirname(neededBy);
  const own = searchPath.map((part) => join(part.replace(/\$ORIGIN|\$\{ORIGIN\}/g, origin), name));
  const candidates = [
    ...own,
    ...(cache.get(name) ?? []),
    ...defaultDirectories.map((part) => join(part, name)),
  ];
  const fitting = candidates.find(
    (candidate) => existsSync(candidate) && readExecutableFormat(candidate).bits === bits,
  );
  return fitting === undefined ? null : toUsrForm(fitting);
}

const defaultDirectories = ["/usr/lib64", "/usr/lib"];
