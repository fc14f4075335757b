import { fstatSync } from "node:fs";
import { applyOwnership } from "./apply-ownership";
import { libc } from "./libc";

/**
 * Gives the open file or directory `toFd` the owner, mode, extended attributes (ACLs and file capabilities among
 * them) and times of `fromFd`. The SELinux label is not copied: it is the container's, not the host's.
 */
export function copyMetadata(fromFd: number, toFd: number): void {
  const { mode, uid, gid, atimeNs, mtimeNs } = fstatSync(fromFd, { bigint: true });
  // chown(2) takes file capabilities away, so the attributes come after it.
  applyOwnership(toFd, { mode: Number(mode) & 0o7777, uid: Number(uid), gid: Number(gid) });
  for (const name of libc.listAttributes(fromFd)) {
    const value = name === "security.selinux" ? null : libc.getAttribute(fromFd, name);
    if (value !== null) libc.setAttribute(toFd, name, value);
  }
  libc.setTimes(toFd, atimeNs, mtimeNs);
}
