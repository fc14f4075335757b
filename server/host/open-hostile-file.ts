import { closeSync, constants, fstatSync, openSync, type Stats } from "node:fs";
import { dirname } from "node:path";
import { libc, openPathOnly } from "./libc";

/**
 * Opens for reading a file that the processes of a container may have replaced by anything, null when it is not there
 * or is not a plain file with one name. No link is followed from the file's directory on, and nothing but a regular
 * file is ever opened: a FIFO would block, a device act. The caller closes the descriptor.
 */
export function openHostileFile(path: string): { fd: number; stat: Stats } | null {
  const folder = openOrNull(() =>
    openSync(dirname(path), constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW),
  );
  if (folder === null) return null;
  try {
    const name = path.slice(path.lastIndexOf("/") + 1);
    const found = openOrNull(() => libc.openBeneath(folder, name, openPathOnly));
    return found === null ? null : reopenRegular(found);
  } finally {
    closeSync(folder);
  }
}

function reopenRegular(pathOnly: number): { fd: number; stat: Stats } | null {
  try {
    const stat = fstatSync(pathOnly);
    // A second name could be a file of the host that the container was given a link to.
    if (!stat.isFile() || stat.nlink !== 1) return null;
    return { fd: openSync(`/proc/self/fd/${pathOnly}`, constants.O_RDONLY | constants.O_NONBLOCK), stat };
  } finally {
    closeSync(pathOnly);
  }
}

function openOrNull(open: () => number): number | null {
  try {
    return open();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "ENOENT" || code === "ELOOP" || code === "ENOTDIR" || code === "EXDEV") return null;
    throw error;
  }
}
