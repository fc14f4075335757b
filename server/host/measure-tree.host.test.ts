import { execFileSync } from "node:child_process";
import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { measureTree } from "./measure-tree";
import { renameForever } from "./testing/rename-forever";

let top: string;

beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), "t-measure-"));
});

afterEach(() => rmSync(top, { recursive: true }));

describe("the size of a tree", () => {
  it("is what du says: holes, second names and what links lead to do not count", async () => {
    mkdirSync(join(top, "a/b"), { recursive: true });
    writeFileSync(join(top, "a/large"), Buffer.alloc(300_000, 1));
    linkSync(join(top, "a/large"), join(top, "a/b/again"));
    symlinkSync("/usr", join(top, "usr"));
    writeFileSync(join(top, "hole"), "x");
    truncateSync(join(top, "hole"), 50_000_000);
    const du = execFileSync("du", ["-s", "-x", "-P", "--block-size=1", top], { encoding: "utf8" });
    expect(await measureTree(top)).toBe(Number.parseInt(du, 10));
    expect(await measureTree(join(top, "a/large"))).toBeGreaterThanOrEqual(300_000);
    expect(await measureTree(join(top, "none"))).toBeNull();
  });

  it("is told while files are renamed", async () => {
    const moves = Array.from({ length: 300 }, (_, index) => {
      writeFileSync(join(top, `a${index}`), "x");
      return { from: join(top, `a${index}`), to: join(top, `b${index}`) };
    });
    const renaming = await renameForever([
      ...moves,
      ...moves.map(({ from, to }) => ({ from: to, to: from })),
    ]);
    const sizes: unknown[] = [];
    for (let round = 0; round < 10; round++) sizes.push(...(await Promise.allSettled([measureTree(top)])));
    await renaming.stop();
    for (const size of sizes) expect(size).toEqual({ status: "fulfilled", value: expect.any(Number) });
  });
});
