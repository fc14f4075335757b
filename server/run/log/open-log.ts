import { closeSync, fstatSync, read as readCallback } from "node:fs";
import { promisify } from "node:util";
import { libc } from "@/server/host/libc";
import { openHostileFile } from "@/server/host/open-hostile-file";

/**
 * Opens the log of a container for one use of it, as what it is: a file that the container may have replaced by anything.
 * Null when no regular file with one name lies there. Of a file longer than any log of ours only the end is looked at.
 */
export async function withLog<T>(path: string, use: (log: OpenLog) => Promise<T>): Promise<T | null> {
  const file = openHostileFile(path);
  if (file === null) return null;
  const { fd } = file;
  try {
    const { dev, ino, birthtimeNs } = fstatSync(fd, { bigint: true });
    const log = { fd, size: file.stat.size, generation: `${dev}:${ino}:${birthtimeNs}` };
    return await use({ ...log, begin: await findBegin(log) });
  } finally {
    closeSync(fd);
  }
}

/** `begin`: offset of the oldest line; what was before it has been given up. */
export type OpenLog = { fd: number; size: number; generation: string; begin: number };

/** Bytes of the file from an offset on to another, fewer when it ends before. */
export async function readLogBytes({ fd }: Pick<OpenLog, "fd">, start: number, end: number): Promise<Buffer> {
  const buffer = Buffer.alloc(Math.max(0, end - start));
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await read(fd, buffer, length, buffer.length - length, start + length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return buffer.subarray(0, length);
}

const read = promisify(readCallback);

/** Well above what is kept of a log (trim-log.ts). */
const longestBytes = 1024 * 1024 * 1024;
const newline = 0x0a;
const firstLineBytes = 64 * 1024;

/** The head of a log that grew too long is a hole (trim-log.ts), which ends somewhere within a line. */
async function findBegin(log: Omit<OpenLog, "begin">): Promise<number> {
  const data = Math.max(libc.seek(log.fd, 0, "data") ?? log.size, log.size - longestBytes);
  if (data === 0 || data >= log.size) return Math.min(data, log.size);
  const bytes = await readLogBytes(log, data, Math.min(log.size, data + firstLineBytes));
  const end = bytes.indexOf(newline);
  return end < 0 ? data : data + end + 1;
}
