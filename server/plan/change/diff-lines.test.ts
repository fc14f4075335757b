import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffLines } from "./diff-lines";

const texts = fc
  .array(fc.constantFrom("a", "b", "c", ""), { minLength: 1, maxLength: 12 })
  .map((lines) => `${lines.join("\n")}\n`);

describe("the lines of a difference", () => {
  it("that go stand in the first text and those that come in the second, in their order", () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const lines = diffLines(before, after);
        expect(lines.length === 0).toBe(before === after);
        for (const [sign, text] of [
          ["-", before],
          ["+", after],
        ] as const) {
          const rest = text.split("\n");
          for (const line of lines.filter((each) => each.sign === sign || each.sign === " ")) {
            const found = rest.indexOf(line.text);
            expect(found).toBeGreaterThanOrEqual(0);
            rest.splice(0, found + 1);
          }
        }
        const count = (sign: string) => lines.filter((line) => line.sign === sign).length;
        expect(count("+") - count("-")).toBe(after.split("\n").length - before.split("\n").length);
      }),
    );
  });

  it("are few around what changed", () => {
    const before = Array.from({ length: 20 }, (_, index) => `line ${index}`).join("\n");
    expect(
      diffLines(before, before.replace("line 9\n", "other\n")).map(({ sign, text }) => sign + text),
    ).toEqual(["…", " line 7", " line 8", "-line 9", "+other", " line 10", " line 11", "…"]);
  });
});
