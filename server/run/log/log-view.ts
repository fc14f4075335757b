import type { LogFilter } from "@/server/contract/log-filter";
import type { LogView, LogViewLine } from "@/server/contract/log-view";
import { createBreather } from "@/server/host/breather";
import { type LineMemory, matchLines } from "./match-lines";
import { type OpenLog, readLogBytes, withLog } from "./open-log";
import { walkLines } from "./walk-lines";

/**
 * The lines that a filter leaves of a log, by number. The file is looked through once, from its oldest line on, and then
 * where it has grown; kept are marks, at most 16 KiB or 1024 lines apart, from which any line is near. What it costs to hold
 * is bounded by the size of the file, what one answer costs by `limit` and `budgetMs`.
 */
export function createLogView(path: string, filter: LogFilter, now: () => number = Date.now) {
  const matcher = matchLines(filter, now);
  let state = begin("", 0);
  let turn: Promise<unknown> = Promise.resolve();

  return {
    /** Looks on through the file for at most `budgetMs` and gives the lines asked for; null when there is no log. */
    look(query: LogViewQuery): Promise<LogView | null> {
      const answer = turn.then(() => withLog(path, (log) => answerFrom(log, query)));
      turn = answer.catch(() => undefined);
      return answer;
    },
  };

  async function answerFrom(log: OpenLog, query: LogViewQuery): Promise<LogView> {
    await settle(log);
    const isComplete = await scan(log, query.budgetMs ?? budgetMs);
    state.seen = await readSeen(log);
    const tail = isComplete ? await readTail(log) : null;
    const first = state.marks[0]?.number ?? state.count;
    const total = state.count + (tail ? 1 : 0);
    const from = Math.max(first, Math.min(await findFrom(log, query, total), total));
    const lines = await readLines(log, from, Math.min(total, from + query.limit));
    if (tail && lines.length < query.limit && from + lines.length === state.count) lines.push(tail);
    const { scanned } = state;
    return {
      lines,
      first,
      total,
      size: log.size,
      scanned,
      isComplete,
      generation: `${log.generation}.${state.turn}`,
    };
  }

  /** Makes what is known fit the file as it is: another file, a cut one, one that gave up its oldest lines. */
  async function settle(log: OpenLog): Promise<void> {
    if (log.generation !== state.generation) state = begin(log.generation, log.begin);
    else if (log.size < state.scanned || !(await isAsSeen(log))) {
      state = begin(log.generation, log.begin, state.turn + 1);
    }
    const { marks } = state;
    const kept = marks.findIndex(({ offset }) => offset >= log.begin);
    if (kept !== 0) marks.splice(0, kept < 0 ? marks.length : kept);
    state.scanned = Math.max(state.scanned, log.begin);
  }

  /** A log that was cut and has grown again since tells by what is not there any more. */
  async function isAsSeen(log: OpenLog): Promise<boolean> {
    return state.scanned - state.seen.length < log.begin || state.seen.equals(await readSeen(log));
  }

  function readSeen(log: OpenLog): Promise<Buffer> {
    return readLogBytes(log, Math.max(log.begin, state.scanned - seenBytes), state.scanned);
  }

  /** Takes at least one window; true when there was no more to look through. */
  async function scan(log: OpenLog, ms: number): Promise<boolean> {
    const until = performance.now() + ms;
    const breathe = createBreather();
    while (log.size > state.scanned) {
      const base = state.scanned;
      const bytes = await readLogBytes(log, base, Math.min(base + windowBytes, log.size));
      walkLines(bytes, 0, bytes.length, (start, stop, next) => {
        // What has no line end yet may grow; of a line that is longer than a piece the pieces are taken.
        if (next === bytes.length && bytes[next - 1] !== newline) return false;
        take(bytes, base, start, stop, next);
        return true;
      });
      if (state.scanned === base) return true;
      if (performance.now() > until) return log.size <= state.scanned;
      await breathe();
    }
    return true;
  }

  function take(bytes: Buffer, base: number, start: number, stop: number, next: number): void {
    const offset = base + start;
    const before = state.memory;
    const judged = matcher.isAll ? null : matcher.pass(toText(bytes, start, stop), before);
    state.memory = judged ?? before;
    if (judged?.matches ?? true) {
      const last = state.marks.at(-1);
      if (!last || offset - last.offset >= markBytes || state.count - last.number >= markLines) {
        state.marks.push({ offset, number: state.count, memory: before });
      }
      state.count += 1;
    }
    state.scanned = base + next;
  }

  /** The last line while its end is not written. */
  async function readTail(log: OpenLog): Promise<LogViewLine | null> {
    const { scanned, memory, count } = state;
    if (log.size <= scanned) return null;
    const bytes = await readLogBytes(log, scanned, log.size);
    const text = toText(bytes, 0, bytes.length);
    const { level, at, matches } = matcher.judge(text, memory);
    return matches ? { number: count, offset: scanned, text, level, at } : null;
  }

  async function findFrom(log: OpenLog, query: LogViewQuery, total: number): Promise<number> {
    if (query.around !== undefined)
      return (await findNumber(log, query.around)) - Math.floor(query.limit / 2);
    return query.from ?? total - query.limit;
  }

  /** Number of the line at or behind an offset. */
  async function findNumber(log: OpenLog, offset: number): Promise<number> {
    const mark = state.marks[findMark(({ offset: at }) => at <= offset)];
    if (!mark) return 0;
    const end = Math.min(state.count, mark.number + markLines);
    const lines = await readLines(log, mark.number, end);
    return lines.find((line) => line.offset >= offset)?.number ?? end;
  }

  async function readLines(log: OpenLog, from: number, to: number): Promise<LogViewLine[]> {
    const lines: LogViewLine[] = [];
    const { marks, count, scanned } = state;
    const nearest = findMark(({ number }) => number <= from);
    // Where nothing was judged on the way, the lines before tell what the first ones go on with.
    for (
      let index = matcher.isSimple ? Math.max(0, nearest - 1) : nearest;
      from + lines.length < to;
      index++
    ) {
      const mark = marks[index];
      if (!mark) break;
      const next = marks[index + 1];
      // Every line that counts to a mark begins less than markBytes behind it.
      const end = Math.min(next?.offset ?? scanned, mark.offset + markBytes + tailBytes + 2);
      const bytes = await readLogBytes(log, mark.offset, end);
      let { number, memory } = mark;
      walkLines(bytes, 0, bytes.length, (start, stop) => {
        const text = toText(bytes, start, stop);
        const judged = matcher.judge(text, memory);
        memory = judged;
        if (!judged.matches) return true;
        const { level, at } = judged;
        if (number >= from) lines.push({ number, offset: mark.offset + start, text, level, at });
        number += 1;
        return number < Math.min(next?.number ?? count, to);
      });
    }
    return lines;
  }

  /** Index of the last mark of which something is true that is true of all before it. */
  function findMark(isBefore: (mark: Mark) => boolean): number {
    let low = 0;
    let high = state.marks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const mark = state.marks[middle];
      if (mark && isBefore(mark)) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }
}

export type LogViewQuery = {
  /** Number of the first line wanted; or the offset of one to have in the middle. Neither: the newest. */
  from?: number | undefined;
  around?: number | undefined;
  limit: number;
  budgetMs?: number;
};

/** A line that matched: where, which number, and what the line before it said. */
type Mark = { offset: number; number: number; memory: LineMemory };
type State = {
  generation: string;
  /** How often this file was begun anew. */
  turn: number;
  /** The last bytes of what was looked through. */
  seen: Buffer;
  marks: Mark[];
  count: number;
  scanned: number;
  memory: LineMemory;
};

const budgetMs = 250;
const windowBytes = 512 * 1024;
const markBytes = 16 * 1024;
const markLines = 1024;
/** No piece of a line is longer (walk-lines.ts). */
const tailBytes = 16 * 1024;
const seenBytes = 64;
const newline = 0x0a;

function begin(generation: string, scanned: number, turn = 0): State {
  const memory = { level: null, at: null };
  return { generation, turn, seen: Buffer.alloc(0), marks: [], count: 0, scanned, memory };
}

function toText(bytes: Buffer, start: number, stop: number): string {
  return bytes.toString("utf8", start, stop).replace(/\r$/, "");
}
