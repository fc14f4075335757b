import { closeSync, constants, fstatSync, openSync } from "node:fs";
import { libc } from "./libc";

/**
 * Makes new entries in a tree, by paths that begin with / and mean its root. Each is made through the descriptor of
 * its parent, which is reached without following a symbolic link, so that nothing can come to lie outside; what is
 * there already makes it fail with EEXIST. Descriptors that are handed out are closed by the caller.
 */
export class TreeWriter {
  readonly #root: number;
  #parent = noParent;

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
    const { fd, name, givesGroup } = this.#locate(path);
    libc.makeSymlink(target, fd, name);
    // What root makes is root's already, but for a directory that gives its group to what is made in it.
    if (owner.uid !== 0 || owner.gid !== 0 || givesGroup) libc.changeOwner(fd, name, owner.uid, owner.gid);
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
  #locate(path: string): { fd: number; name: string; givesGroup: boolean } {
    const slash = path.lastIndexOf("/");
    const parent = path.slice(1, slash);
    if (this.#parent.fd < 0 || this.#parent.path !== parent) {
      this.#forgetParent();
      const fd = libc.openBeneath(this.#root, parent || ".", constants.O_RDONLY | constants.O_DIRECTORY);
      this.#parent = { path: parent, fd, givesGroup: (fstatSync(fd).mode & setGroupId) !== 0 };
    }
    return { fd: this.#parent.fd, givesGroup: this.#parent.givesGroup, name: path.slice(slash + 1) };
  }

  #forgetParent(): void {
    if (this.#parent.fd >= 0) closeSync(this.#parent.fd);
    this.#parent = noParent;
  }
}

const noParent = { path: "", fd: -1, givesGroup: false };
const setGroupId = 0o2000;
