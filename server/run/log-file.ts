import type { LogPage } from "@/server/contract/log-page";
import { type OpenLog as Log, readLogBytes, withLog } from "./log/open-log";
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
};

export type LogQuery = {
  generation?: string | undefined;
  before?: number | undefined;
  after?: number | undefined;
  limit: number;
};

const windowBytes = 512 * 1024;
const leastBytes = 32 * 1024;

async function readForwards(log: Log, offset: number, limit: number): Promise<LogPage> {
  const start = Math.max(offset, log.begin);
  const bytes = await readLogBytes(log, start, Math.min(start + windowBytes, log.size));
  const isWhole = start + bytes.length >= log.size;
  const lines = splitLines(bytes, start, { dropFirst: false, dropLast: !isWhole }).slice(0, limit);
  return toPage(log, lines, start, lines.at(-1)?.end ?? start);
}

async function readBackwards(log: Log, end: number, limit: number): Promise<LogPage> {
  const length = Math.min(Math.max(limit * 1024, leastBytes), windowBytes);
  const start = Math.max(log.begin, end - length);
  const bytes = await readLogBytes(log, start, end);
  const lines = splitLines(bytes, start, { dropFirst: start > log.begin, dropLast: false }).slice(-limit);
  return toPage(log, lines, lines[0]?.offset ?? end, end);
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
