import { describe, expect, it } from "vitest";
import { cleanTexts } from "./clean-texts";

describe("cleanTexts", () => {
  it("reaches every text and leaves the rest", () => {
    const value = { a: "\x1b[2Jx", b: [{ c: "safe\u202Etxt" }, 7, null, true] };
    expect(cleanTexts(value)).toEqual({ a: "x", b: [{ c: "safe\uFFFDtxt" }, 7, null, true] });
  });
});
