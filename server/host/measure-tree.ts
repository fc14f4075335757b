import { fstatSync } from "node:fs";
import { type FoundEntry, walkTree } from "./walk-tree";

/**
 * Bytes on disk of a file or of a directory with all that is below, null when there is nothing. Links are not followed, what
 * is mounted there does not count, and what has several names counts once. Others may change it meanwhile: du(1) fails then.
 */
export async function measureTree(path: string): Promise<number | null> {
  const counted = new Set<string>();
  let bytes: number | null = null;
  for await (const entry of walkTree(path)) {
    if (entry.fd === null || !isNew(entry, counted)) continue;
    bytes = (bytes ?? 0) + entry.stat.blocks * sectorBytes;
  }
  return bytes;
}

/** stat(2): st_blocks counts 512 bytes each, whatever the file system's blocks are. */
const sectorBytes = 512;

/** Inode numbers may have 64 bits, more than a plain number holds. */
function isNew({ fd, stat }: FoundEntry, counted: Set<string>): boolean {
  if (stat.nlink === 1 || stat.isDirectory()) return true;
  const { dev, ino } = fstatSync(fd, { bigint: true });
  const key = `${dev}:${ino}`;
  if (counted.has(key)) return false;
  counted.add(key);
  return true;
}
