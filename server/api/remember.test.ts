import { describe, expect, it } from "vitest";
import { remember } from "./remember";

describe("remember", () => {
  it("looks again when what it knows is older than allowed, counted from the beginning of the look", async () => {
    let at = 0;
    let looks = 0;
    const ask = remember(
      async () => {
        at += 5;
        return ++looks;
      },
      () => at,
    );
    expect(await ask(10)).toBe(1);
    expect(await ask(10)).toBe(1);
    expect(await ask(0)).toBe(2);
    at += 10;
    expect(await ask(10)).toBe(3);
  });

  it("knows nothing of a look that failed", async () => {
    let looks = 0;
    const ask = remember(
      async () => {
        looks++;
        if (looks === 1) throw new Error("boom");
        return looks;
      },
      () => 0,
    );
    await expect(ask(10)).rejects.toThrow("boom");
    expect(await ask(10)).toBe(2);
  });
});
