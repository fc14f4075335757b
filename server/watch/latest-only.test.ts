import { describe, expect, it } from "vitest";
import { latestOnly } from "./latest-only";

describe("latestOnly", () => {
  it("runs once more after the run under way, however often it is asked, and each caller gets a run that began later", async () => {
    const gates: (() => void)[] = [];
    let begun = 0;
    const ask = latestOnly(() => {
      begun++;
      return new Promise<void>((resolve) => gates.push(resolve));
    });
    const first = ask();
    const others = [ask(), ask(), ask()];
    expect(begun).toBe(1);
    gates[0]?.();
    await first;
    await new Promise((resolve) => setImmediate(resolve));
    expect(begun).toBe(2);
    gates[1]?.();
    await Promise.all(others);
    expect(begun).toBe(2);
  });

  it("goes on after a failure", async () => {
    let begun = 0;
    const ask = latestOnly(async () => {
      begun++;
      if (begun === 1) throw new Error("boom");
    });
    const first = ask();
    const second = ask();
    await expect(first).rejects.toThrow("boom");
    await second;
    expect(begun).toBe(2);
  });
});
