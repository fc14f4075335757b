import { closeSync, constants, openSync } from "node:fs";
import { libc } from "./libc";

/**
 * Makes new entries in a tree, by paths that begin with / and mean its root. Each is made through the descriptor of
 * its parent, which is reached without following a symbolic link, so that nothing can come to lie outside; what is
 * there already makes it fail with EEXIST. Descriptors that are handed out are closed by the caller.
 */
export class TreeWriter {
  readonly #root: number;
  #parent = { path: "", fd: -1 };

  constructor(root: string) {
    this.#root = openSync(root, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW);
  }

  close(): void {
    this.#forgetParent();
    closeSync(this.#root);
  }

  makeFile(path: string): number {
    const { fd, name } = this.#locate(path);
    return libc.createFile(fd, name, 0o600);
  }

  makeDirectory(path: string): number {
    const { fd, name } = this.#locate(path);
    libc.makeDirectory(fd, name, 0o700);
    return libc.openBeneath(fd, name, constants.O_RDONLY | constants.O_DIRECTORY);
  }

  makeSymlink(path: string, target: string, owner: { uid: number; gid: number }): void {
    const { fd, name } = this.#locate(path);
    libc.makeSymlink(target, fd, name);
    libc.changeOwner(fd, name, owner.uid, owner.gid);
  }

  /** A second name for a file that was made before. */
  makeHardLink(path: string, first: string): void {
    const { fd, name } = this.#locate(path);
    libc.makeLink(this.#root, first.slice(1), fd, name);
  }

  setTimes(path: string, atimeNs: bigint, mtimeNs: bigint): void {
    const { fd, name } = this.#locate(path);
    libc.setTimesOfName(fd, name, atimeNs, mtimeNs);
  }

  /** The last parent stays open: entries come sorted. */
  #locate(path: string): { fd: number; name: string } {
    const slash = path.lastIndexOf("/");
    const parent = path.slice(1, slash);
    if (this.#parent.fd < 0 || this.#parent.path !== parent) {
      this.#forgetParent();
      const fd = libc.openBeneath(this.#root, parent || ".", constants.O_RDONLY | constants.O_DIRECTORY);
      this.#parent = { path: parent, fd };
    }
    return { fd: this.#parent.fd, name: path.slice(slash + 1) };
  }

  #forgetParent(): void {
    if (this.#parent.fd >= 0) closeSync(this.#parent.fd);
    this.#parent = { path: "", fd: -1 };
  }
}
