import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseLogLine } from "./parse-log-line";

describe("parseLogLine", () => {
  it("takes colours and bold, and nothing else, of the terminal's language", () => {
    expect(parseLogLine("\u001b[1;31merror\u001b[0m done")).toEqual([
      { start: 7, text: "error", colour: 1, bold: true, hidden: false },
      { start: 16, text: " done", colour: null, bold: false, hidden: false },
    ]);
    expect(parseLogLine("\u001b[38;5;196mx\u001b[92my").map(({ text, colour }) => [text, colour])).toEqual([
      ["x", null],
      ["y", 10],
    ]);
  });

  it("shows a cursor movement instead of obeying it", () => {
    expect(parseLogLine("a\u001b[2Jb").map(({ text }) => text)).toEqual(["a", "ESC", "[2Jb"]);
  });

  it("shows what turns the direction of reading", () => {
    const segments = parseLogLine("access\u202Elevel");
    expect(segments.map(({ text, hidden }) => [text, hidden])).toEqual([
      ["access", false],
      ["U+202E", true],
      ["level", false],
    ]);
  });

  it.each([
    ["zero\u200Bwidth", ["zero", "U+200B", "width"]],
    ["a\u2060\uFEFF\u00ADb", ["a", "U+2060", "U+FEFF", "U+00AD", "b"]],
    ["\u3164\uFE0F\u{E0041}\uD800", ["U+3164", "U+FE0F", "U+E0041", "U+D800"]],
    ["\0\0\0x\u{E0041}\u{E0041}", ["NUL ×3", "x", "U+E0041 ×2"]],
  ])("shows what is not drawn at all: %j", (line, texts) => {
    expect(parseLogLine(line).map(({ text }) => text)).toEqual(texts);
  });

  it("makes a bounded number of pieces of the worst line, and hides nothing of it", () => {
    const segments = parseLogLine("\0\u0001".repeat(8000));
    expect(segments.length).toBeLessThan(500);
    expect(segments.at(-1)?.text).toMatch(/^(\\x00\\x01)+$/);
  });

  it("never lets an invisible character through, whatever the line", () => {
    const anything = fc.string({ unit: "binary", maxLength: 40 });
    fc.assert(
      fc.property(anything, (line) => {
        const shown = parseLogLine(line).map(({ text }) => text);
        expect(shown.join("").replaceAll("\t", "")).not.toMatch(
          /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u,
        );
      }),
    );
  });

  it("keeps every visible character in order", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme-ascii" }), (line) => {
        const shown = parseLogLine(line).map(({ text }) => text);
        expect(shown.join("")).toBe(line);
      }),
    );
  });
});
