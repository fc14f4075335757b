import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatJsonLine } from "./format-json-line";

describe("formatJsonLine", () => {
  it("escapes what a terminal acts on", () => {
    expect(formatJsonLine({ a: "\x1b[2J\u009b\u202e\u{e0001}ü" })).toBe(
      '{"a":"\\u001b[2J\\u009b\\u202e\\udb40\\udc01ü"}',
    );
  });

  it("is read back as it was, and has nothing else", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: "binary" }), fc.string({ unit: "binary" })), (value) => {
        const line = formatJsonLine(value);
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(JSON.parse(line)).toEqual({ ...value });
      }),
    );
  });
});
