import {
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  lchownSync,
  linkSync,
  mkdirSync,
  openSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { ScError } from "@/server/contract/error";
import type { StepProgress } from "@/server/contract/work";
import { createBreather } from "@/server/host/breather";
import { copyContent } from "@/server/host/copy-content";
import { copyMetadata } from "@/server/host/copy-metadata";
import { libc, openPathOnly } from "@/server/host/libc";
import { throwIfCancelled } from "@/server/host/throw-if-cancelled";
import type { Ownership, PrivateItem } from "./list-private-items";

/**
 * Makes the items (parents first) in the empty directory `tree`, copying from the directory `source` (the host's `/`).
 * Neither side is ever reached through a symbolic link. Hard links, holes, owners, modes, times and extended
 * attributes are kept. Throws ScError plan_changed when the source is not what the plan says, cancelled, or the error
 * of the file system (ENOSPC).
 */
export async function fillTree(items: readonly PrivateItem[], options: FillOptions): Promise<void> {
  const source = openSync(options.source, constants.O_RDONLY | constants.O_DIRECTORY);
  const tree = openSync(options.tree, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW);
  const filler = new TreeFiller(source, tree, options);
  try {
    await filler.fill(items);
  } finally {
    filler.close();
    closeSync(tree);
    closeSync(source);
  }
}

export type FillOptions = { source: string; tree: string; progress: StepProgress };

class TreeFiller {
  readonly #source: number;
  readonly #tree: number;
  readonly #progress: StepProgress;
  /** First copy of each file with several names, by device and inode: the others become links to it. */
  readonly #copied = new Map<string, string>();
  readonly #directories: string[] = [];
  #parent = { path: "", fd: -1 };
  #done = 0;

  constructor(source: number, tree: number, options: FillOptions) {
    this.#source = source;
    this.#tree = tree;
    this.#progress = options.progress;
  }

  async fill(items: readonly PrivateItem[]): Promise<void> {
    const total = items.reduce((sum, item) => sum + (item.make === "copy" ? item.size : 0), 0);
    const breathe = createBreather();
    for (const item of items) {
      throwIfCancelled(this.#progress.signal);
      await this.#make(item, total);
      await breathe();
    }
    // Making an entry changes the times of its directory, so these come last.
    for (const path of this.#directories.reverse()) this.#copyDirectoryTimes(path);
    this.#progress.report(total, total);
  }

  close(): void {
    if (this.#parent.fd >= 0) closeSync(this.#parent.fd);
  }

  async #make(item: PrivateItem, total: number): Promise<void> {
    const target = this.#resolve(item.path);
    if (item.make === "copy") await this.#copy(item, target, total);
    else if (item.make === "directory") this.#makeDirectory(item.path, target, item.like);
    else if (item.make === "link") makeLink(target, item);
    else makeFile(target, item);
  }

  /** Name of a new entry through the descriptor of its parent, which has to be a real directory of the tree. */
  #resolve(path: string): string {
    const slash = path.lastIndexOf("/");
    const parent = path.slice(1, slash);
    if (this.#parent.fd < 0 || this.#parent.path !== parent) {
      this.close();
      const fd = libc.openBeneath(this.#tree, parent || ".", constants.O_RDONLY | constants.O_DIRECTORY);
      this.#parent = { path: parent, fd };
    }
    return `/proc/self/fd/${this.#parent.fd}/${path.slice(slash + 1)}`;
  }

  async #copy(item: PrivateItem & { make: "copy" }, target: string, total: number): Promise<void> {
    const from = this.#openSource(item.path);
    if (from === null) throw changed(item.path, "it is gone, or a symbolic link leads to it");
    try {
      const stat = fstatSync(from);
      if (kindOf(stat) !== item.kind) throw changed(item.path, `it was a ${item.kind}`);
      if (item.kind === "symlink") copyLink(from, target, item.target);
      else if (item.kind === "directory") this.#copyDirectory(item.path, from, target);
      else if (!this.#linkToCopy(stat, item.path, target))
        await this.#copyFile(item.path, from, target, total);
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

  #linkToCopy(stat: { dev: number; ino: number; nlink: number }, path: string, target: string): boolean {
    if (stat.nlink < 2) return false;
    const key = `${stat.dev}:${stat.ino}`;
    const first = this.#copied.get(key);
    if (first === undefined) {
      this.#copied.set(key, path);
      return false;
    }
    linkSync(`/proc/self/fd/${this.#tree}${first}`, target);
    return true;
  }

  async #copyFile(path: string, pathOnly: number, target: string, total: number): Promise<void> {
    const from = openSync(`/proc/self/fd/${pathOnly}`, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const to = openSync(target, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
      try {
        const { signal, report } = this.#progress;
        const onBytes = (count: number) => {
          this.#done += count;
          report(this.#done, Math.max(total, this.#done), path);
        };
        await copyContent(from, to, { signal, onBytes });
        copyMetadata(from, to);
      } finally {
        closeSync(to);
      }
    } finally {
      closeSync(from);
    }
  }

  #copyDirectory(path: string, pathOnly: number, target: string): void {
    mkdirSync(target, 0o700);
    withDirectory(`/proc/self/fd/${pathOnly}`, (from) =>
      withDirectory(target, (to) => copyMetadata(from, to)),
    );
    this.#directories.push(path);
  }

  #makeDirectory(path: string, target: string, like: Ownership | null): void {
    mkdirSync(target, 0o700);
    const ownership = like ?? this.#readOwnership(path);
    withDirectory(target, (fd) => applyOwnership(fd, ownership));
  }

  #readOwnership(path: string): Ownership {
    const from = this.#openSource(path);
    if (from === null) return rootOwned;
    try {
      const stat = fstatSync(from);
      if (!stat.isDirectory()) return rootOwned;
      return { mode: stat.mode & 0o7777, uid: stat.uid, gid: stat.gid };
    } finally {
      closeSync(from);
    }
  }

  #copyDirectoryTimes(path: string): void {
    const from = this.#openSource(path);
    if (from === null) return;
    const { atimeNs, mtimeNs } = fstatSync(from, { bigint: true });
    closeSync(from);
    libc.setTimesOfName(this.#resolve(path), atimeNs, mtimeNs);
  }
}

const rootOwned: Ownership = { mode: 0o755, uid: 0, gid: 0 };

function makeFile(target: string, item: PrivateItem & { make: "file" }): void {
  const fd = openSync(target, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
  try {
    writeFileSync(fd, item.content);
    applyOwnership(fd, item);
  } finally {
    closeSync(fd);
  }
}

function makeLink(target: string, item: { target: string; uid: number; gid: number }): void {
  symlinkSync(item.target, target);
  lchownSync(target, item.uid, item.gid);
}

function copyLink(pathOnly: number, target: string, leadsTo: string): void {
  const { uid, gid, atimeNs, mtimeNs } = fstatSync(pathOnly, { bigint: true });
  makeLink(target, { target: leadsTo, uid: Number(uid), gid: Number(gid) });
  libc.setTimesOfName(target, atimeNs, mtimeNs);
}

function applyOwnership(fd: number, { mode, uid, gid }: Ownership): void {
  fchownSync(fd, uid, gid);
  fchmodSync(fd, mode);
}

function withDirectory(path: string, use: (fd: number) => void): void {
  const fd = openSync(path, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    use(fd);
  } finally {
    closeSync(fd);
  }
}

function kindOf(stat: { isFile(): boolean; isDirectory(): boolean; isSymbolicLink(): boolean }) {
  if (stat.isFile()) return "file";
  if (stat.isDirectory()) return "directory";
  return stat.isSymbolicLink() ? "symlink" : "other";
}

function changed(path: string, how: string): ScError {
  return new ScError("plan_changed", `${path} is not what it was when the plan was made: ${how}.`, {
    fix: "Look at the plan again: it is computed anew.",
  });
}

function isErrno(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}
