import { closeSync, constants, fstatSync, opendirSync, openSync, readlinkSync, type Stats } from "node:fs";
import { dirname } from "node:path";
import { libc, openPathOnly } from "./libc";

/**
 * Opens for reading (or for writing to what is there) a file that the processes of a container may have replaced by anything, null when it is not there
 * or is not a plain file with one name. No link is followed from the file's directory on, and nothing but a regular
 * file is ever opened: a FIFO would block, a device act. The caller closes the descriptor.
 */
export function openHostileFile(path: string, use: "read" | "write" = "read"): OpenFile | null {
  const folder = openOrNull(() =>
    openSync(dirname(path), constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW),
  );
  if (folder === null) return null;
  try {
    const name = path.slice(path.lastIndexOf("/") + 1);
    const found = openOrNull(() => libc.openBeneath(folder, name, openPathOnly));
    return found === null ? null : reopenOnly(found, { folder, name }, use);
  } finally {
    closeSync(folder);
  }
}

type OpenFile = { fd: number; stat: Stats };
type Place = { folder: number; name: string };

function reopenOnly(pathOnly: number, place: Place, use: "read" | "write"): OpenFile | null {
  try {
    const stat = fstatSync(pathOnly);
    // A second name could be a file of the host that the container was given a link to.
    if (!stat.isFile() || stat.nlink !== 1 || !isStillThere(pathOnly, place)) return null;
    const access = use === "read" ? constants.O_RDONLY : constants.O_WRONLY;
    return { fd: openSync(`/proc/self/fd/${pathOnly}`, access | constants.O_NONBLOCK), stat };
  } finally {
    closeSync(pathOnly);
  }
}

/**
 * Whether what was opened still has the name by which it was. A hard link that is removed between opening and counting
 * leaves the count of the other name, 1. The kernel lowers the count before it forgets the name, and holds the directory
 * meanwhile, as reading it does too (vfs_rename, iterate_dir): who is under way is waited for. A name never comes back to
 * what was opened.
 */
function isStillThere(pathOnly: number, { folder, name }: Place): boolean {
  const directory = opendirSync(`/proc/self/fd/${folder}`, { bufferSize: 1 });
  directory.readSync();
  directory.closeSync();
  const parent = readlinkSync(`/proc/self/fd/${folder}`);
  return readlinkSync(`/proc/self/fd/${pathOnly}`) === `${parent === "/" ? "" : parent}/${name}`;
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
