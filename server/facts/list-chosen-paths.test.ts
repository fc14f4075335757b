import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { listChosenPaths } from "./list-chosen-paths";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sc-chosen-"));
  mkdirSync(join(folder, "a"));
  writeFileSync(join(folder, "a/b"), "");
});
afterEach(() => rmSync(folder, { recursive: true }));

it("what is copied comes with what is in it, what is shared alone, and the rest is nobody's on the host", () => {
  expect(listChosenPaths({ [folder]: "copy", "/x": "shared", "/y": "empty", "/z": "tmpfs" }, 9)).toEqual([
    folder,
    join(folder, "a"),
    join(folder, "a/b"),
    "/x",
  ]);
});

it("a copy of a part is refused", () => {
  expect(() => listChosenPaths({ [folder]: "copy" }, 1)).toThrow("holds more than 1 files");
});
