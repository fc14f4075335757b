import { closeSync, constants, openSync, readFileSync, readlinkSync } from "node:fs";
import { openPathOnly } from "./libc";
import type { Mount } from "./read-mounts";

/**
 * What a mount of this path shows in mountinfo: the device of its file system and the path in it. Links are followed
 * first, as mount(2) does. Null when there is nothing by that name. `mounts` are those of this
 * process.
 */
export function readPlace(path: string, mounts: readonly Mount[]): Place | null {
  const fd = openOrNull(path);
  if (fd === null) return null;
  try {
    const id = /^mnt_id:\s*(\d+)$/m.exec(readFileSync(`/proc/self/fdinfo/${fd}`, "utf8"))?.[1];
    const mount = mounts.find((each) => each.id === Number(id));
    const real = readlinkSync(`/proc/self/fd/${fd}`);
    if (mount === undefined) return null;
    const below = mount.target === "/" ? real : real.slice(mount.target.length);
    return { device: mount.device, root: `${mount.root === "/" ? "" : mount.root}${below}` || "/" };
  } finally {
    closeSync(fd);
  }
}

/** The device as major:minor, and a path in its file system. */
export type Place = Pick<Mount, "device" | "root">;

function openOrNull(path: string): number | null {
  try {
    return openSync(path, openPathOnly & ~constants.O_NOFOLLOW);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "ENOENT" || code === "ENOTDIR" || code === "ELOOP") return null;
    throw error;
  }
}
