import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseRunEnd } from "./read-run-end";

describe("parseRunEnd", () => {
  it.each([
    ["exit=3\noom=0\nat=1700000000\n", { exitCode: 3, signal: null, outOfMemory: false }],
    ["signal=KILL\noom=1\nat=1700000000\n", { exitCode: null, signal: "KILL", outOfMemory: true }],
    ["signal=RTMIN+3\nat=1700000000", { exitCode: null, signal: "RTMIN+3", outOfMemory: false }],
    ["oom=0\nat=1700000000\n", { exitCode: null, signal: null, outOfMemory: false }],
  ])("reads %j", (text, end) => {
    expect(parseRunEnd(text)).toEqual({ at: 1_700_000_000_000, ...end });
  });

  it.each([
    "",
    "exit=3",
    "at=1\nexit=256",
    "at=1\nexit=-1",
    "at=1\nexit=1\nsignal=TERM",
    "at=1\nat=2",
    "at=1\nsignal=<script>",
    "at=1\nconstructor=1",
    "at=1\n__proto__=1",
    "at=99999999999999999999",
    "at=1\nexit=0x1",
    "at=1 \nexit=0",
    "at=1\rexit=0",
  ])("takes nothing from %j", (text) => {
    expect(parseRunEnd(text)).toBeNull();
  });

  it("never fails and never gives more than a number and a word", () => {
    const piece = fc.constantFrom(
      "at",
      "exit",
      "signal",
      "oom",
      "=",
      "\n",
      "1",
      "99",
      "TERM",
      "\0",
      "é",
      " ",
    );
    const text = fc.array(piece, { maxLength: 20 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (record) => {
        const end = parseRunEnd(record);
        if (end === null) return;
        expect(Number.isSafeInteger(end.at)).toBe(true);
        expect(end.exitCode === null || (end.exitCode >= 0 && end.exitCode <= 255)).toBe(true);
      }),
    );
  });
});
