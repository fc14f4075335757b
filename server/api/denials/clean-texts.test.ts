import { describe, expect, it } from "vitest";
import { cleanTexts } from "./clean-texts";

describe("cleanTexts", () => {
  it("reaches every text and leaves the rest", () => {
    const value = { a: "\x1b[2Jx", b: [{ c: "safe\u202Etxt" }, 7, null, true] };
    expect(cleanTexts(value)).toEqual({
      a: String.raw`\x1b[2Jx`,
      b: [{ c: String.raw`safe\u{202e}txt` }, 7, null, true],
    });
  });
});
