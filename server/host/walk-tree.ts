import { closeSync, constants, fstatSync, openSync, type Stats } from "node:fs";
import { createBreather } from "./breather";
import { libc, openPathOnly } from "./libc";

/**
 * Everything of a tree that its container may change meanwhile: `top` itself and what is below it, parents first. Each
 * is opened by its name in the open directory that it was found in, so that nothing outside is ever given, whatever is
 * renamed or exchanged. A symbolic link is given itself and not followed; what is gone when its turn comes is not given.
 * A file with several names is given under each, also where it has one elsewhere: only the host can make such a link,
 * as link(2) does not cross mounts. What is left out, for being mounted there or too deep, is given without descriptor.
 * Nothing is given where there is no `top`. Gives way to other work.
 */
export async function* walkTree(top: string): AsyncGenerator<TreeEntry, void, void> {
  const breathe = createBreather();
  const way = new OpenWay(top);
  try {
    for (let next: ReturnType<OpenWay["openNext"]> = way.openTop(); next !== "end"; next = way.openNext()) {
      await breathe();
      if (next === "gone") continue;
      const { fd, name } = next;
      const path = () => way.pathOf(name);
      try {
        const entry = fd === null ? leftOut(path, "something is mounted there") : found(fd, path);
        yield entry;
        if (entry.fd === null || !entry.stat.isDirectory()) continue;
        if (way.isFull)
          yield leftOut(() => `${path().slice(0, 200)}…`, `it is over ${maxDepth} directories deep`);
        else way.enter(entry.fd, name);
      } finally {
        if (fd !== null) closeSync(fd);
      }
    }
  } finally {
    way.close();
  }
}

/** `fd` is open path-only (open(2), O_PATH); `path` tells where it was found. Both hold until the next entry is asked for. */
export type TreeEntry = FoundEntry | { fd: null; path: () => string; why: string };
export type FoundEntry = { fd: number; stat: Stats; path: () => string };

/** Each directory on the way down is a descriptor; no path of PATH_MAX bytes leads much deeper. */
const maxDepth = 1000;

function found(fd: number, path: () => string): FoundEntry {
  return { fd, stat: fstatSync(fd), path };
}

function leftOut(path: () => string, why: string): TreeEntry {
  return { fd: null, path, why };
}

/** The directories from the top down to where the walk is, all open, each with names that are still to come. */
class OpenWay {
  readonly #top: string;
  readonly #folders: OpenFolder[] = [];

  constructor(top: string) {
    this.#top = top;
  }

  get isFull(): boolean {
    return this.#folders.length >= maxDepth;
  }

  openTop(): Opened | "end" {
    const fd = openOrGone(() => openSync(this.#top, openPathOnly));
    return fd === "gone" ? "end" : { fd, name: null };
  }

  openNext(): Opened | "gone" | "end" {
    for (let folder = this.#folders.at(-1); folder !== undefined; folder = this.#folders.at(-1)) {
      if (folder.names.length === 0) folder.names = libc.readNames(folder.fd);
      const name = folder.names.pop();
      if (name !== undefined) return openEntry(folder.fd, name);
      this.#folders.pop();
      closeSync(folder.fd);
    }
    return "end";
  }

  enter(pathOnly: number, name: Buffer | null): void {
    const fd = libc.openBeneath(pathOnly, ".", constants.O_RDONLY | constants.O_DIRECTORY);
    this.#folders.push({ fd, name, names: [] });
  }

  pathOf(name: Buffer | null): string {
    const names = [...this.#folders.map((folder) => folder.name), name];
    return [this.#top, ...names.filter((each) => each !== null)].join("/");
  }

  close(): void {
    for (const { fd } of this.#folders) closeSync(fd);
  }
}

/** `name` is null for the top. */
type OpenFolder = { fd: number; name: Buffer | null; names: Buffer[] };
/** `fd` is null where something is mounted. */
type Opened = { fd: number | null; name: Buffer | null };

function openEntry(folder: number, name: Buffer): Opened | "gone" {
  try {
    const fd = openOrGone(() => libc.openEntry(folder, name));
    return fd === "gone" ? fd : { fd, name };
  } catch (error) {
    if (isErrno(error, "EXDEV")) return { fd: null, name };
    throw error;
  }
}

function openOrGone(open: () => number): number | "gone" {
  try {
    return open();
  } catch (error) {
    if (isErrno(error, "ENOENT")) return "gone";
    throw error;
  }
}

function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
