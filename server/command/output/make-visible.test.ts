import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeVisible } from "./make-visible";

describe("makeVisible", () => {
  it.each([
    ["plain /usr/sbin/nginx ü 漢", "plain /usr/sbin/nginx ü 漢"],
    ["a\x1b[31mred", "a\\x1b[31mred"],
    ["one\ntwo\r", "one\\x0atwo\\x0d"],
    ["\u009b2J", "\\x9b2J"],
    ["right\u202eleft\u200b", "right\\u{202e}left\\u{200b}"],
    ["lone \ud800", "lone \\u{d800}"],
  ])("%j", (text, shown) => {
    expect(makeVisible(text)).toBe(shown);
  });

  it("keeps line feeds where asked", () => {
    expect(makeVisible("a\nb\x07", "\n")).toBe("a\nb\\x07");
  });

  it("leaves nothing that a terminal acts on, whatever comes in", () => {
    const anything = fc
      .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 20 })
      .map((codes) => String.fromCodePoint(...codes));
    fc.assert(
      fc.property(anything, (text) => {
        expect(makeVisible(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});
