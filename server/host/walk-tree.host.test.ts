import {
  closeSync,
  constants,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { libc } from "./libc";
import { removeTree } from "./remove-tree";
import { renameForever } from "./testing/rename-forever";
import { walkTree } from "./walk-tree";

let top: string;

beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), "t-walk-"));
});

afterEach(() => removeTree(top));

describe("a walk over a tree that changes meanwhile", () => {
  it("gives each thing once, parents first, more names than one call reads, and leaves nothing open", async () => {
    const names = Array.from({ length: 3000 }, (_, index) => `a-rather-long-name-of-a-file-${index}`);
    mkdirSync(join(top, "folder/empty"), { recursive: true });
    for (const name of names) writeFileSync(join(top, "folder", name), "");
    const open = countOpen();
    const paths = await listPaths(top);
    const folder = join(top, "folder");
    expect(paths.slice(0, 2)).toEqual([top, folder]);
    const below = ["empty", ...names].map((name) => join(folder, name));
    expect(paths.toSorted()).toEqual([top, folder, ...below].toSorted());
    expect(countOpen()).toBe(open);
  });

  it("leaves nothing open when it is not gone to its end", async () => {
    mkdirSync(join(top, "a/b"), { recursive: true });
    writeFileSync(join(top, "a/b/c"), "");
    const open = countOpen();
    for await (const { path } of walkTree(top)) if (path().endsWith("/c")) break;
    expect(countOpen()).toBe(open);
  });

  it("passes over what is gone, a directory too that it is in", async () => {
    mkdirSync(join(top, "a/b"), { recursive: true });
    writeFileSync(join(top, "a/file"), "");
    const seen: string[] = [];
    for await (const { path } of walkTree(top)) {
      seen.push(path());
      if (seen.length === 2) rmSync(join(top, "a"), { recursive: true });
    }
    expect(seen).toEqual([top, join(top, "a")]);
  });

  it("comes to its end while names go to and fro", async () => {
    const pairs = Array.from({ length: 200 }, (_, index) => [join(top, `f${index}`), join(top, `g${index}`)]);
    for (const [from = ""] of pairs) mkdirSync(from);
    const there = pairs.map(([from = "", to = ""]) => ({ from, to }));
    const renaming = await renameForever([
      ...there,
      ...there.map(({ from, to }) => ({ from: to, to: from })),
    ]);
    const [walk] = await Promise.allSettled([listPaths(top)]);
    await renaming.stop();
    expect(walk).toMatchObject({ status: "fulfilled" });
  });

  it("goes down 1000 directories, and says of the rest that there is one", async () => {
    makeDeep(top, 1001);
    const entries: [boolean, string][] = [];
    for await (const entry of walkTree(top)) entries.push([entry.fd === null, entry.path()]);
    expect(entries.length).toBe(1002);
    expect(entries.map(([isLeftOut]) => isLeftOut).indexOf(true)).toBe(1001);
    expect(entries[1000]?.[1]).toBe(`${top}${"/d".repeat(1000)}`);
    expect(entries[1001]?.[1]).toMatch(/(\/d)+…$/);
  });
});

async function listPaths(path: string): Promise<string[]> {
  const paths: string[] = [];
  for await (const entry of walkTree(path)) paths.push(entry.path());
  return paths;
}

function countOpen(): number {
  return readdirSync("/proc/self/fd").length;
}

/** Directories in one another. */
function makeDeep(folder: string, depth: number): void {
  const flags = constants.O_RDONLY | constants.O_DIRECTORY;
  let fd = openSync(folder, flags);
  for (let level = 0; level < depth; level++) {
    libc.makeDirectory(fd, "d", 0o755);
    const next = libc.openBeneath(fd, "d", flags);
    closeSync(fd);
    fd = next;
  }
  closeSync(fd);
}
