import { describe, expect, it } from "vitest";
import { cleanLine } from "./clean-line";

describe("cleanLine", () => {
  it.each([
    ["plain text\twith a tab, Umlaut ü and 日本", "plain text\twith a tab, Umlaut ü and 日本"],
    ["\x1b[1;31mred\x1b[0m", "red"],
    ["\x1b]0;title\x07after", "after"],
    ["\x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x1b\\", "click"],
    ["\x1b]52;c;ZXZpbA==", ""],
    ["a\x1b[2Jb\x1b[10;10Hc", "abc"],
    ["one\rtwo\b\b\x00", "one\uFFFDtwo\uFFFD\uFFFD\uFFFD"],
    ["\x9b31mred", "red"],
    ["safe\u202Etxt.exe", "safe\uFFFDtxt.exe"],
    ["\x1b", "\uFFFD"],
  ])("of %j makes %j", (text, clean) => {
    expect(cleanLine(text)).toBe(clean);
  });
});
