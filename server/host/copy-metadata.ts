import { fchmodSync, fchownSync, fstatSync } from "node:fs";
import { libc } from "./libc";

/**
 * Gives the open file or directory `toFd` the owner, mode, extended attributes (ACLs and file capabilities among
 * them) and times of `fromFd`. The SELinux label is not copied: it is the container's, not the host's.
 */
export function copyMetadata(fromFd: number, toFd: number): void {
  const stat = fstatSync(fromFd, { bigint: true });
  // chown(2) takes set-user-ID bits and file capabilities away: they come after it.
  fchownSync(toFd, Number(stat.uid), Number(stat.gid));
  fchmodSync(toFd, Number(stat.mode) & 0o7777);
  for (const name of libc.listAttributes(fromFd)) {
    if (name !== "security.selinux") libc.setAttribute(toFd, name, libc.getAttribute(fromFd, name));
  }
  libc.setTimes(toFd, stat.atimeNs, stat.mtimeNs);
}
