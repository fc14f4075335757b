import { closeSync, fstatSync, read as readCallback } from "node:fs";
import { promisify } from "node:util";
import type { LogPage } from "@/server/contract/log-page";
import { createBreather } from "@/server/host/breather";
import { openHostileFile } from "@/server/host/open-hostile-file";
import { type LogLine, splitLines } from "./split-lines";

/**
 * Reads the log of a container by byte offsets. The file lies where the container may write and is opened as such:
 * only a regular file with one name, through no link; null when there is none. What a page costs is bounded, whatever
 * the container made of the file.
 */
export const logFile = {
  /**
   * The `limit` lines before an offset, the ones after it, or the newest. Offsets of another generation, or behind the
   * end of a file that was cut, count as none. A line of more than 16 KiB comes in pieces.
   */
  async readPage(path: string, query: LogQuery): Promise<LogPage | null> {
    return withLog(path, async (log) => {
      const offset = query.after ?? query.before;
      const isKnown = query.generation === undefined || query.generation === log.generation;
      if (offset === undefined || !isKnown || offset > log.size)
        return readBackwards(log, log.size, query.limit);
      return query.after === undefined
        ? readBackwards(log, offset, query.limit)
        : readForwards(log, offset, query.limit);
    });
  },

  /**
   * The newest `limit` lines before an offset (or at all) that hold the text, newest first, upper and lower case
   * alike. Looks at 64 MiB at most: `start` tells how far back it got; search on from there while it is not 0.
   */
  async search(path: string, query: LogSearch): Promise<LogPage | null> {
    return withLog(path, async (log) => {
      const from = Math.min(query.before ?? log.size, log.size);
      const needle = query.query.toLowerCase();
      const found: LogLine[] = [];
      const breathe = createBreather();
      let end = from;
      while (end > 0 && found.length < query.limit && from - end < searchBytes) {
        const lines = await readWindowBefore(log, end, windowBytes);
        for (const line of lines.toReversed()) {
          end = line.offset;
          if (line.text.toLowerCase().includes(needle)) found.push(line);
          if (found.length >= query.limit) break;
        }
        if (lines.length === 0) break;
        await breathe();
      }
      return toPage(log, found, end, from);
    });
  },
};

export type LogQuery = {
  generation?: string | undefined;
  before?: number | undefined;
  after?: number | undefined;
  limit: number;
};

export type LogSearch = { query: string; before?: number | undefined; limit: number };

type Log = { fd: number; size: number; generation: string };

const windowBytes = 512 * 1024;
const leastBytes = 32 * 1024;
const searchBytes = 64 * 1024 * 1024;
const read = promisify(readCallback);

async function withLog<T>(path: string, use: (log: Log) => Promise<T>): Promise<T | null> {
  const file = openHostileFile(path);
  if (file === null) return null;
  try {
    const { dev, ino, birthtimeNs } = fstatSync(file.fd, { bigint: true });
    return await use({ fd: file.fd, size: file.stat.size, generation: `${dev}:${ino}:${birthtimeNs}` });
  } finally {
    closeSync(file.fd);
  }
}

async function readForwards(log: Log, start: number, limit: number): Promise<LogPage> {
  const bytes = await readBytes(log, start, Math.min(start + windowBytes, log.size));
  const isWhole = start + bytes.length >= log.size;
  const lines = splitLines(bytes, start, { dropFirst: false, dropLast: !isWhole }).slice(0, limit);
  return toPage(log, lines, start, lines.at(-1)?.end ?? start);
}

async function readBackwards(log: Log, end: number, limit: number): Promise<LogPage> {
  const bytes = Math.min(Math.max(limit * 1024, leastBytes), windowBytes);
  const lines = (await readWindowBefore(log, end, bytes)).slice(-limit);
  return toPage(log, lines, lines[0]?.offset ?? end, end);
}

async function readWindowBefore(log: Log, end: number, length: number): Promise<LogLine[]> {
  const start = Math.max(0, end - length);
  const bytes = await readBytes(log, start, end);
  return splitLines(bytes, start, { dropFirst: start > 0, dropLast: false });
}

async function readBytes({ fd }: Log, start: number, end: number): Promise<Buffer> {
  const buffer = Buffer.alloc(Math.max(0, end - start));
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await read(fd, buffer, length, buffer.length - length, start + length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return buffer.subarray(0, length);
}

function toPage(log: Log, lines: LogLine[], start: number, end: number): LogPage {
  return {
    lines: lines.map(({ offset, text }) => ({ offset, text })),
    start,
    end,
    size: log.size,
    generation: log.generation,
  };
}
