import { readlinkSync } from "node:fs";
import { join } from "node:path/posix";
import type { AbsolutePath } from "@/server/contract/absolute-path";
import { tryLstat } from "./file-facts";

/**
 * Follows `path` as the kernel would (path_resolution(7)), one link at a time, links of parent directories included.
 * `end` is where it leads, whether something is there or not; null for a loop (more than 40 links).
 */
export function followLinks(path: string): { links: Link[]; end: AbsolutePath | null } {
  const links: Link[] = [];
  let done = "/";
  let rest = split(path);
  for (let part = rest.shift(); part !== undefined; part = rest.shift()) {
    const here = join(done, part);
    const to = readLink(here);
    if (to === null) {
      done = here;
      continue;
    }
    links.push({ from: here as AbsolutePath, to });
    if (links.length > 40) return { links, end: null };
    rest = [...split(to), ...rest];
    if (to.startsWith("/")) done = "/";
  }
  return { links, end: done as AbsolutePath };
}

export type Link = { from: AbsolutePath; to: string };

const split = (path: string): string[] => path.split("/").filter((part) => part !== "" && part !== ".");

function readLink(path: string): string | null {
  if (tryLstat(path)?.isSymbolicLink() !== true) return null;
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}
