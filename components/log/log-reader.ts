import type { LogView, LogViewLine } from "@/server/contract/log-view";

/** What is known of the lines that a filter leaves; null before the first answer. */
export type LogHead = Omit<LogView, "lines">;
export type LogReaderState = { head: LogHead | null; error: unknown };
export type LogReader = ReturnType<typeof createLogReader>;

/**
 * Holds the lines around the place that is looked at, of a log of any length, and asks for what is missing: one question
 * at a time, always for the place that is wanted now. `ask` puts a question to the server.
 */
export function createLogReader(ask: (query: LogQuestion) => Promise<LogView>) {
  const lines = new Map<number, LogViewLine>();
  const listeners = new Set<() => void>();
  let state: LogReaderState = { head: null, error: null };
  let wanted = { from: 0, to: 0 };
  let hasGrown = false;
  let isRunning = false;
  let isEnded = false;

  return {
    read: () => state,
    lineAt: (number: number): LogViewLine | undefined => lines.get(number),
    countHeld: () => lines.size,

    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /** Tells which lines are in sight. */
    want(from: number, to: number): void {
      wanted = { from, to };
      void run();
    },

    /** Tells that the log has changed. */
    grown(): void {
      hasGrown = true;
      void run();
    },

    /** Begins, and after an error begins again. */
    start(): void {
      isEnded = false;
      void run();
    },

    end(): void {
      isEnded = true;
    },

    /** The line with a number, from what is held or from the server; null when there is none. */
    async fetchLine(number: number): Promise<LogViewLine | null> {
      const held = lines.get(number);
      if (held) return held;
      const { lines: found } = await ask({ from: number, limit: 1 });
      return found.find((line) => line.number === number) ?? null;
    },

    /** The number of the line at or behind an offset of the file, once all of the file has been looked through up to there. */
    async locate(offset: number): Promise<number> {
      let answer = await ask({ around: offset, limit: pageLines });
      while (!answer.isComplete && answer.scanned <= offset && !isEnded) {
        answer = await ask({ around: offset, limit: pageLines });
      }
      accept(answer);
      return answer.lines.find((line) => line.offset >= offset)?.number ?? Math.max(0, answer.total - 1);
    },
  };

  async function run(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    try {
      for (let question = next(); question && !isEnded; question = next()) {
        const missing = findMissing();
        accept(await ask(question));
        // What the server does not give is not asked for again until something changes.
        if (missing !== null && missing === findMissing()) break;
      }
    } catch (error) {
      show({ ...state, error });
    } finally {
      isRunning = false;
    }
  }

  function next(): LogQuestion | null {
    const { head } = state;
    if (head === null) return { limit: pageLines };
    const missing = findMissing();
    if (missing !== null) return { from: Math.max(head.first, missing - linesBefore), limit: pageLines };
    if (hasGrown) {
      hasGrown = false;
      // The last line may have been written only in part.
      return { from: Math.max(head.first, head.total - 1), limit: pageLines };
    }
    return head.isComplete ? null : { from: head.total, limit: 0 };
  }

  function findMissing(): number | null {
    const { head } = state;
    if (head === null) return null;
    const to = Math.min(wanted.to, head.total);
    for (let number = Math.max(wanted.from, head.first); number < to; number++) {
      if (!lines.has(number)) return number;
    }
    return null;
  }

  function accept({ lines: found, ...head }: LogView): void {
    if (state.head && state.head.generation !== head.generation) lines.clear();
    for (const line of found) lines.set(line.number, line);
    if (lines.size > mostLines) forgetFar();
    show({ head, error: null });
  }

  function forgetFar(): void {
    const middle = (wanted.from + wanted.to) / 2;
    for (const number of lines.keys()) {
      if (Math.abs(number - middle) > mostLines / 3) lines.delete(number);
    }
  }

  function show(next: LogReaderState): void {
    state = next;
    for (const listener of listeners) listener();
  }
}

export type LogQuestion = { from?: number; around?: number; limit: number };

export const mostLines = 3000;
const pageLines = 300;
const linesBefore = 100;
