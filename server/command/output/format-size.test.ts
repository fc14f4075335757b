import { expect, it } from "vitest";
import { formatSize } from "./format-size";

it.each([
  [0, "0 B"],
  [999, "999 B"],
  [1000, "1.0 kB"],
  [9949, "9.9 kB"],
  [9950, "10 kB"],
  [123_456, "123 kB"],
  [4_100_000, "4.1 MB"],
  [243_000_000_000, "243 GB"],
  [5_000_000_000_000_000, "5000 TB"],
])("%d bytes", (bytes, text) => {
  expect(formatSize(bytes)).toBe(text);
});
