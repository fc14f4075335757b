import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitLines } from "./split-lines";

const whole = { dropFirst: false, dropLast: false };

describe("splitLines", () => {
  it("gives offsets in bytes and text without line ends", () => {
    expect(splitLines(Buffer.from("é1\r\n\nlast"), 100, whole)).toEqual([
      { offset: 100, end: 105, text: "é1" },
      { offset: 105, end: 106, text: "" },
      { offset: 106, end: 110, text: "last" },
    ]);
  });

  it("leaves out the ends that may be parts", () => {
    const texts = (dropFirst: boolean, dropLast: boolean) =>
      splitLines(Buffer.from("tail\nwhole\nhead"), 0, { dropFirst, dropLast }).map((line) => line.text);
    expect(texts(true, false)).toEqual(["whole", "head"]);
    expect(texts(false, true)).toEqual(["tail", "whole"]);
    expect(texts(true, true)).toEqual(["whole"]);
  });

  it("gives the part when it is all there is", () => {
    expect(splitLines(Buffer.from("part"), 0, { dropFirst: true, dropLast: true })).toHaveLength(1);
    expect(splitLines(Buffer.from("part\n"), 0, { dropFirst: true, dropLast: true })).toHaveLength(1);
  });

  it("cuts a long line between characters", () => {
    const lines = splitLines(Buffer.from(`a${"é".repeat(20_000)}\nnext\n`), 0, whole);
    expect(lines.map((line) => line.text).join("")).toBe(`a${"é".repeat(20_000)}next`);
    expect(lines.every((line) => !line.text.includes("\ufffd"))).toBe(true);
    expect(lines.length).toBeGreaterThan(2);
  });

  it("loses no byte and overlaps none, whatever the bytes", () => {
    const bytes = fc
      .uint8Array({ maxLength: 200 })
      .map((array) => Buffer.from(array.map((byte) => byte % 16)));
    fc.assert(
      fc.property(bytes, fc.nat(1000), (buffer, base) => {
        let at = base;
        for (const line of splitLines(buffer, base, whole)) {
          expect(line.offset).toBe(at);
          expect(line.end).toBeGreaterThan(line.offset);
          at = line.end;
        }
        expect(at).toBe(base + buffer.length);
      }),
    );
  });
});
