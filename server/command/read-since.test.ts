import { describe, expect, it } from "vitest";
import { readSince } from "./read-since";

const now = new Date(2026, 10, 24, 12, 0).getTime();

describe("readSince", () => {
  it.each([
    ["90s", now - 90_000],
    ["10m", now - 600_000],
    ["2h", now - 7_200_000],
    ["3d", now - 259_200_000],
    ["09:30", new Date(2026, 10, 24, 9, 30).getTime()],
    ["2026-11-23", new Date(2026, 10, 23).getTime()],
    ["2026-11-23 09:30", new Date(2026, 10, 23, 9, 30).getTime()],
    ["2026-11-23T09:30:15Z", Date.UTC(2026, 10, 23, 9, 30, 15)],
  ])("%s", (text, time) => {
    expect(readSince(text, now)).toBe(time);
  });

  it.each(["", "yesterday", "10", "m", "-5m", "25:61", "2026-13-40", "2026-11-23 9", "10m; id"])(
    "refuses %j",
    (text) => {
      expect(() => readSince(text, now)).toThrow("is no time");
    },
  );
});
