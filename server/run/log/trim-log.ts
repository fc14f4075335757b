import { closeSync, lstatSync } from "node:fs";
import { libc } from "@/server/host/libc";
import { openHostileFile } from "@/server/host/open-hostile-file";

/**
 * Keeps a log from growing over `limit` bytes of the disk: of one that has, the oldest eighth is given back as a hole at the
 * head of the file. Who writes to it goes on writing, no line that is kept moves, and none is lost on the way, as it is
 * when a log is copied and cut. Gives how many bytes were freed. Throws EOPNOTSUPP where the file system has no holes.
 */
export function trimLog(path: string, limit: number): number {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found?.isFile() || found.blocks * sectorBytes <= limit) return 0;
  const file = openHostileFile(path, "write");
  if (file === null) return 0;
  try {
    const { size, blocks } = file.stat;
    const begin = libc.seek(file.fd, 0, "data") ?? size;
    const end = size - limit + Math.floor(limit / keptShare);
    const length = Math.floor((end - begin) / blockBytes) * blockBytes;
    if (blocks * sectorBytes <= limit || length <= 0) return 0;
    libc.punchHole(file.fd, begin, length);
    return length;
  } finally {
    closeSync(file.fd);
  }
}

/** stat(2): st_blocks counts 512 bytes each, whatever the file system's blocks are. */
const sectorBytes = 512;
const keptShare = 8;
/** Less than a whole block of the file system frees nothing. */
const blockBytes = 64 * 1024;
