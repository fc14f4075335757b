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

  it("never lets an invisible character through, whatever the line", () => {
    const anything = fc.string({ unit: "binary", maxLength: 40 });
    fc.assert(
      fc.property(anything, (line) => {
        const shown = parseLogLine(line).map(({ text }) => text);
        expect(shown.join("").replaceAll("\t", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
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
