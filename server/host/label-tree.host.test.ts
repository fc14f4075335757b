import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { labelTree } from "./label-tree";
import { countLabels } from "./testing/count-labels";
import { renameForever } from "./testing/rename-forever";

const context = "system_u:object_r:container_file_t:s0:c1,c2";
const others = "system_u:object_r:container_file_t:s0:c3,c4";
let folder: string;
let tree: string;
let outside: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "t-label-"));
  tree = join(folder, "tree");
  outside = join(folder, "outside");
  for (const path of [tree, outside]) mkdirSync(path);
});

afterEach(() => rmSync(folder, { recursive: true }));

describe("labels of a tree", () => {
  it("reach nothing outside while a directory is exchanged for a link to there", async () => {
    fill(outside, 3000);
    await labelTree(others, outside);
    const exchanged = join(tree, "a");
    fill(exchanged, 3000);
    fill(join(tree, "still"), 10);
    symlinkSync(outside, join(tree, "b"));
    const renaming = await renameForever([{ from: exchanged, to: join(tree, "b"), exchange: true }]);
    const [walk] = await Promise.allSettled([labelTree(context, tree)]);
    await renaming.stop();
    expect(countLabels(outside)).toEqual({ [others]: 3001 });
    expect(walk).toEqual({ status: "fulfilled", value: undefined });
    expect(countLabels(join(tree, "still"))).toEqual({ [context]: 11 });
    await labelTree(context, tree);
    expect(countLabels(tree)).toEqual({ [context]: 3001 + 11 + 2 });
  });

  it("are given to links themselves, to names in no encoding, and to what is no file", async () => {
    const target = join(outside, "target");
    writeFileSync(target, "");
    symlinkSync(target, join(tree, "link"));
    writeFileSync(Buffer.concat([Buffer.from(`${tree}/`), Buffer.from([0xff])]), "");
    execFileSync("mkfifo", [join(tree, "fifo")]);
    execFileSync("mknod", [join(tree, "null"), "c", "1", "3"]);
    await labelTree(context, tree);
    expect(countLabels(tree)).toEqual({ [context]: 5 });
    expect(countLabels(outside)).toEqual({ none: 2 });
    await labelTree(others, join(tree, "link"));
    expect(countLabels(tree)).toEqual({ [context]: 4, [others]: 1 });
  });

  it("go to all but what is mounted there, which is named", async () => {
    writeFileSync(join(outside, "file"), "");
    const place = join(tree, "mounted");
    mkdirSync(place);
    fill(join(tree, "still"), 1);
    execFileSync("mount", ["--bind", outside, place]);
    try {
      await expect(labelTree(context, tree)).rejects.toMatchObject({
        code: "path_exists",
        message: `${place} was not labelled: something is mounted there.`,
      });
    } finally {
      execFileSync("umount", [place]);
    }
    expect(countLabels(outside)).toEqual({ none: 2 });
    expect(countLabels(join(tree, "still"))).toEqual({ [context]: 2 });
  });

  it("are given no further once it is cancelled, and it is an error where there is nothing", async () => {
    await expect(labelTree(context, tree, AbortSignal.abort())).rejects.toMatchObject({ code: "cancelled" });
    expect(countLabels(tree)).toEqual({ none: 1 });
    await expect(labelTree(context, join(tree, "none"))).rejects.toThrow("There is no");
  });
});

function fill(directory: string, count: number): void {
  mkdirSync(directory, { recursive: true });
  for (let index = 0; index < count; index++) writeFileSync(join(directory, `f${index}`), "");
}
