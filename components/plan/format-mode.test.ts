import { describe, expect, it } from "vitest";
import { formatMode } from "./format-mode";

describe("formatMode", () => {
  it.each([
    [{ mode: 0o755, kind: "directory" as const }, "drwxr-xr-x"],
    [{ mode: 0o640, kind: "file" as const }, "-rw-r-----"],
    [{ mode: 0o1777, kind: "directory" as const }, "drwxrwxrwt"],
    [{ mode: 0o4755, kind: "file" as const }, "-rwsr-xr-x"],
    [{ mode: 0o2644, kind: "file" as const }, "-rw-r-Sr--"],
  ])("writes %o as ls does", (entry, text) => {
    expect(formatMode(entry)).toBe(text);
  });
});
