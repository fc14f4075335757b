import { describe, expect, it } from "vitest";
import type { LogPage } from "@/server/contract/log-page";
import { appendPage, findLine, maxLines, openWindow, prependPage } from "./log-window";

describe("log window", () => {
  it("grows at both ends by pages that fit", () => {
    const window = prependPage(appendPage(openWindow(page(100, 200)), page(200, 300)), page(0, 100));
    expect([window.start, window.end, window.lines.length]).toEqual([0, 300, 30]);
    expect(window.lines.map(({ offset }) => offset)).toEqual(Array.from({ length: 30 }, (_, i) => i * 10));
  });

  it("ignores a page that leaves a gap, comes twice or is of another file", () => {
    const window = openWindow(page(100, 200));
    expect(appendPage(window, page(300, 400))).toBe(window);
    expect(appendPage(window, page(100, 200))).toBe(window);
    expect(prependPage(window, { ...page(0, 100), generation: "other" })).toBe(window);
  });

  it("stays below its limit, dropping what is farther from where it grows", () => {
    const full = openWindow(page(1000, 1000 + maxLines * 10));
    const later = appendPage(full, page(full.end, full.end + 500));
    expect(later.lines.length).toBe(maxLines);
    expect([later.start, later.lines[0]?.offset]).toEqual([1500, 1500]);
    const earlier = prependPage(full, page(500, 1000));
    expect(earlier.lines.length).toBe(maxLines);
    expect([earlier.start, earlier.end]).toEqual([500, full.end - 500]);
  });

  it("finds a line by its offset", () => {
    const window = openWindow(page(100, 200));
    expect([
      findLine(window, 100),
      findLine(window, 150),
      findLine(window, 200),
      findLine(window, 0),
    ]).toEqual([0, 5, -1, -1]);
  });
});

function page(start: number, end: number): LogPage {
  const lines = Array.from({ length: (end - start) / 10 }, (_, index) => ({
    offset: start + index * 10,
    text: "123456789",
  }));
  return { lines, start, end, size: end, generation: "g" };
}
