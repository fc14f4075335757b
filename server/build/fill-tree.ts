import { closeSync, constants, fstatSync, openSync, type Stats, writeFileSync } from "node:fs";
import { ScError } from "@/server/contract/error";
import type { StepProgress } from "@/server/contract/work";
import { applyOwnership, type Ownership } from "@/server/host/apply-ownership";
import { createBreather } from "@/server/host/breather";
import { copyContent } from "@/server/host/copy-content";
import { copyMetadata } from "@/server/host/copy-metadata";
import { libc, openPathOnly } from "@/server/host/libc";
import { throwIfCancelled } from "@/server/host/throw-if-cancelled";
import { TreeWriter } from "@/server/host/tree-writer";
import type { PrivateItem } from "./list-private-items";

/**
 * Makes the items (parents first) in the empty directory `tree`, copying from the directory `source` (the host's `/`).
 * Neither side is ever reached through a symbolic link. Hard links, holes, owners, modes, times (but those of
 * symbolic links) and extended attributes are kept. Throws ScError plan_changed when the source is not what the plan says, cancelled, or the error
 * of the file system (ENOSPC).
 */
export async function fillTree(items: readonly PrivateItem[], options: FillOptions): Promise<void> {
  const source = openSync(options.source, constants.O_RDONLY | constants.O_DIRECTORY);
  const writer = new TreeWriter(options.tree);
  try {
    await new TreeFiller(source, writer, options.progress).fill(items);
  } finally {
    writer.close();
    closeSync(source);
  }
}

export type FillOptions = { source: string; tree: string; progress: StepProgress };

class TreeFiller {
  readonly #source: number;
  readonly #writer: TreeWriter;
  readonly #progress: StepProgress;
  /** First copy of each file with several names, by device and inode: the others become links to it. */
  readonly #copied = new Map<string, string>();
  readonly #directories: string[] = [];
  #done = 0;
  #total = 0;

  constructor(source: number, writer: TreeWriter, progress: StepProgress) {
    this.#source = source;
    this.#writer = writer;
    this.#progress = progress;
  }

  async fill(items: readonly PrivateItem[]): Promise<void> {
    this.#total = items.reduce((sum, item) => sum + (item.make === "copy" ? item.size : 0), 0);
    const breathe = createBreather();
    for (const item of items) {
      throwIfCancelled(this.#progress.signal);
      await this.#make(item);
      await breathe();
    }
    // Making an entry changes the times of its directory, so these come last.
    for (const path of this.#directories.reverse()) this.#copyDirectoryTimes(path);
    this.#progress.report(this.#total, this.#total);
  }

  async #make(item: PrivateItem): Promise<void> {
    if (item.make === "copy") await this.#copy(item);
    else if (item.make === "link") this.#makeLink(item);
    else if (item.make === "directory") this.#makeDirectory(item.path, item.like);
    else this.#makeFile(item);
  }

  async #copy(item: PrivateItem & { make: "copy" }): Promise<void> {
    const from = this.#openSource(item.path);
    if (from === null) throw changed(item.path, "it is gone, or a symbolic link leads to it");
    try {
      const stat = fstatSync(from);
      if (kindOf(stat) !== item.kind) throw changed(item.path, `it was a ${item.kind}`);
      if (item.kind === "directory") this.#copyDirectory(item.path, from);
      else if (stat.nlink < 2 || !this.#linkToCopy(item.path, from)) await this.#copyFile(item.path, from);
    } finally {
      closeSync(from);
    }
  }

  #openSource(path: string): number | null {
    try {
      return libc.openBeneath(this.#source, path.slice(1), openPathOnly);
    } catch (error) {
      if (isErrno(error, "ENOENT", "ELOOP", "ENOTDIR")) return null;
      throw error;
    }
  }

  #makeLink(item: PrivateItem & { make: "link" }): void {
    if (item.onHost && !libc.isSymlink(this.#source, item.path.slice(1))) {
      throw changed(item.path, "it was a symbolic link");
    }
    this.#writer.makeSymlink(item.path, item.target, item);
  }

  /** Inode numbers may have 64 bits, more than a plain number holds. */
  #linkToCopy(path: string, from: number): boolean {
    const { dev, ino } = fstatSync(from, { bigint: true });
    const key = `${dev}:${ino}`;
    const first = this.#copied.get(key);
    if (first === undefined) {
      this.#copied.set(key, path);
      return false;
    }
    this.#writer.makeHardLink(path, first);
    return true;
  }

  async #copyFile(path: string, pathOnly: number): Promise<void> {
    const from = openSync(`/proc/self/fd/${pathOnly}`, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const to = this.#writer.makeFile(path);
      try {
        const onBytes = (count: number) => this.#count(count, path);
        await copyContent(from, to, { signal: this.#progress.signal, onBytes });
        copyMetadata(from, to);
      } finally {
        closeSync(to);
      }
    } finally {
      closeSync(from);
    }
  }

  #count(bytes: number, path: string): void {
    this.#done += bytes;
    this.#progress.report(this.#done, Math.max(this.#total, this.#done), path);
  }

  #copyDirectory(path: string, pathOnly: number): void {
    const from = openSync(`/proc/self/fd/${pathOnly}`, constants.O_RDONLY | constants.O_DIRECTORY);
    const to = this.#writer.makeDirectory(path);
    try {
      copyMetadata(from, to);
    } finally {
      closeSync(to);
      closeSync(from);
    }
    this.#directories.push(path);
  }

  #makeDirectory(path: string, like: Ownership | null): void {
    const fd = this.#writer.makeDirectory(path);
    try {
      applyOwnership(fd, like ?? this.#readOwnership(path));
    } finally {
      closeSync(fd);
    }
  }

  #makeFile(item: PrivateItem & { make: "file" }): void {
    const fd = this.#writer.makeFile(item.path);
    try {
      writeFileSync(fd, item.content);
      applyOwnership(fd, item);
    } finally {
      closeSync(fd);
    }
  }

  #readOwnership(path: string): Ownership {
    const from = this.#openSource(path);
    if (from === null) return rootOwned;
    try {
      const stat = fstatSync(from);
      return stat.isDirectory() ? { mode: stat.mode & 0o7777, uid: stat.uid, gid: stat.gid } : rootOwned;
    } finally {
      closeSync(from);
    }
  }

  #copyDirectoryTimes(path: string): void {
    const from = this.#openSource(path);
    if (from === null) return;
    const { atimeNs, mtimeNs } = fstatSync(from, { bigint: true });
    closeSync(from);
    this.#writer.setTimes(path, atimeNs, mtimeNs);
  }
}

const rootOwned: Ownership = { mode: 0o755, uid: 0, gid: 0 };

function kindOf(stat: Stats): "file" | "directory" | "other" {
  if (stat.isFile()) return "file";
  return stat.isDirectory() ? "directory" : "other";
}

function changed(path: string, how: string): ScError {
  return new ScError("plan_changed", `${path} is not what it was when the plan was made: ${how}.`, {
    fix: "Look at the plan again: it is computed anew.",
  });
}

function isErrno(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}
