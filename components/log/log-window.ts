import type { LogPage } from "@/server/contract/log-page";

/** The stretch of a log that is in memory; offsets are bytes of the file. */
export type LogWindow = {
  lines: LogPage["lines"];
  start: number;
  end: number;
  size: number;
  generation: string;
};

/** A window of one page. */
export function openWindow(page: LogPage): LogWindow {
  return {
    lines: page.lines,
    start: page.start,
    end: page.end,
    size: page.size,
    generation: page.generation,
  };
}

/** The window with a page behind it; the oldest lines go when it grows too long. A page that does not fit is ignored. */
export function appendPage(window: LogWindow, page: LogPage): LogWindow {
  if (page.generation !== window.generation || page.start !== window.end) return window;
  const lines = [...window.lines, ...page.lines].slice(-maxLines);
  return { ...window, lines, start: lines[0]?.offset ?? page.end, end: page.end, size: page.size };
}

/** The window with a page before it; the newest lines go when it grows too long. A page that does not fit is ignored. */
export function prependPage(window: LogWindow, page: LogPage): LogWindow {
  if (page.generation !== window.generation || page.end !== window.start) return window;
  const all = [...page.lines, ...window.lines];
  const lines = all.slice(0, maxLines);
  const cut = all[maxLines];
  return { ...window, lines, start: page.start, end: cut ? cut.offset : window.end, size: page.size };
}

/** Index of the line at or behind an offset; -1 when the window does not reach it. */
export function findLine(window: LogWindow, offset: number): number {
  if (offset < window.start || offset >= window.end) return -1;
  let low = 0;
  let high = window.lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((window.lines[middle]?.offset ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low < window.lines.length ? low : -1;
}

export const maxLines = 20_000;
