import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { compareLabels } from "./compare-labels";
import { labelTree } from "./label-tree";
import { renameForever } from "./testing/rename-forever";

const context = "system_u:object_r:container_file_t:s0:c1,c2";
const none = { count: 0, first: [] };
let folder: string;
let tree: string;
let outside: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "t-compare-"));
  tree = join(folder, "tree");
  outside = join(folder, "outside");
  for (const path of [tree, outside]) mkdirSync(path);
});

afterEach(() => rmSync(folder, { recursive: true }));

describe("the look at the labels of a tree", () => {
  it("finds nothing in one whose directories are renamed meanwhile", async () => {
    const there = Array.from({ length: 20 }, (_, index) => {
      fill(join(tree, `a${index}/below`), 100);
      return { from: join(tree, `a${index}`), to: join(tree, `b${index}`) };
    });
    const back = there.map(({ from, to }) => ({ from: to, to: from }));
    await labelTree(context, tree);
    const renaming = await renameForever([...there, ...back]);
    const looks: unknown[] = [];
    for (let round = 0; round < 10; round++) {
      const [look] = await Promise.allSettled([compareLabels(context, tree)]);
      looks.push(look);
    }
    await renaming.stop();
    for (const look of looks)
      expect(look).toMatchObject({ status: "fulfilled", value: { whole: true, missing: none, wrong: none } });
  });

  it("sees nothing outside while a directory is exchanged for a link to there", async () => {
    for (const path of [join(tree, "a"), outside]) fill(path, 1000);
    symlinkSync(outside, join(tree, "b"));
    await labelTree(context, tree);
    const renaming = await renameForever([{ from: join(tree, "a"), to: join(tree, "b"), exchange: true }]);
    const [look] = await Promise.allSettled([compareLabels(context, tree)]);
    await renaming.stop();
    expect(look).toMatchObject({ status: "fulfilled", value: { missing: none, wrong: none } });
  });

  it("counts all that differ and names the first", async () => {
    fill(tree, 20);
    await labelTree(context, tree);
    for (let index = 0; index < 7; index++) await labelTree("u:object_r:other_t:s0", join(tree, `f${index}`));
    execFileSync("setfattr", ["-x", "security.selinux", join(tree, "f8")]);
    const { looked, whole, missing, wrong } = await compareLabels(context, tree);
    expect({ looked, whole, missing }).toEqual({
      looked: 21,
      whole: true,
      missing: { count: 1, first: [join(tree, "f8")] },
    });
    expect(wrong.count).toBe(7);
    expect(new Set(wrong.first).size).toBe(5);
    expect(wrong.first.every((path) => /\/f[0-6]$/.test(path))).toBe(true);
  });

  it("says that there is more where something is mounted", async () => {
    fill(outside, 1);
    mkdirSync(join(tree, "mounted"));
    await labelTree(context, tree);
    execFileSync("mount", ["--bind", outside, join(tree, "mounted")]);
    try {
      expect(await compareLabels(context, tree)).toEqual({
        looked: 1,
        whole: false,
        missing: none,
        wrong: none,
      });
    } finally {
      execFileSync("umount", [join(tree, "mounted")]);
    }
  });
});

function fill(directory: string, count: number): void {
  mkdirSync(directory, { recursive: true });
  for (let index = 0; index < count; index++) writeFileSync(join(directory, `f${index}`), "");
}
