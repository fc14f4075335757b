import { fchmodSync, fchownSync, fstatSync } from "node:fs";

/** Gives an open file or directory its owner and mode; what is right already is not written again. */
export function applyOwnership(fd: number, { mode, uid, gid }: Ownership): void {
  const now = fstatSync(fd);
  const isOwned = now.uid === uid && now.gid === gid;
  // chown(2) takes set-user-ID bits away, so the mode comes after it.
  if (!isOwned) fchownSync(fd, uid, gid);
  if (!isOwned || (now.mode & 0o7777) !== mode) fchmodSync(fd, mode);
}

/** `mode` is st_mode & 07777. */
export type Ownership = { mode: number; uid: number; gid: number };
