import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanLine } from "./clean-line";

describe("cleanLine", () => {
  it.each([
    ["plain text\twith a tab, Umlaut ü and 日本", "plain text\twith a tab, Umlaut ü and 日本"],
    ["\x1b[1;31mred\x1b[0m", String.raw`\x1b[1;31mred\x1b[0m`],
    ["\x1b]0;title\x07after", String.raw`\x1b]0;title\x07after`],
    ["\x1b]8;;http://evil.example\x1b\\click", String.raw`\x1b]8;;http://evil.example\x1b\click`],
    ["a\x1b[2Jb\x1b[10;10Hc", String.raw`a\x1b[2Jb\x1b[10;10Hc`],
    ["one\rtwo\b\x00", String.raw`one\x0dtwo\x08\x00`],
    ["\x9b31mred", String.raw`\x9b31mred`],
    ["safe\u202Etxt.exe", String.raw`safe\u{202e}txt.exe`],
    ["zero\u200Bwidth\u200D\u2060\uFEFF", String.raw`zero\u{200b}width\u{200d}\u{2060}\u{feff}`],
    ["soft\u00ADhyphen", String.raw`soft\xadhyphen`],
    ["filler\u3164\u115F, selector\uFE0F", String.raw`filler\u{3164}\u{115f}, selector\u{fe0f}`],
    ["tag\u{E0041}, selector\u{E0100}", String.raw`tag\u{e0041}, selector\u{e0100}`],
    ["lone \uD800", String.raw`lone \u{d800}`],
    ["line\u2028paragraph\u2029", String.raw`line\u{2028}paragraph\u{2029}`],
  ])("of %j makes %j", (text, clean) => {
    expect(cleanLine(text)).toBe(clean);
  });

  const anything = fc
    .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 20 })
    .map((codes) => String.fromCodePoint(...codes));

  it("leaves nothing that does not show itself, whatever comes in, and is itself clean", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const clean = cleanLine(text);
        expect(clean.replaceAll("\t", "")).not.toMatch(
          /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u,
        );
        expect(cleanLine(clean)).toBe(clean);
      }),
    );
  });

  it("leaves nothing out: texts that differ and have no backslash differ afterwards", () => {
    const pairs = fc.tuple(anything, anything).filter((texts) => !texts.join("").includes("\\"));
    fc.assert(
      fc.property(pairs, ([one, other]) => {
        expect(cleanLine(one) === cleanLine(other)).toBe(one === other);
      }),
    );
  });
});
