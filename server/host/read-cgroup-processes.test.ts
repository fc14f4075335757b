import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readCgroupProcesses } from "./read-cgroup-processes";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sc-group-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

it("reads a group and all below it, whatever stands beside them", () => {
  writeProcesses(".", "12\n345\n");
  writeProcesses("a", "6\n");
  writeProcesses("a/b", "");
  writeProcesses("a/b/c", "7\n");
  mkdirSync(join(folder, "empty"));
  writeFileSync(join(folder, "cgroup.stat"), "nr_descendants 4\n");
  expect(readCgroupProcesses(folder).sort((a, b) => a - b)).toEqual([12, 345, 6, 7].sort((a, b) => a - b));
});

it("reads every process of a group that has very many", () => {
  const pids = Array.from({ length: 30_000 }, (_, index) => 1_000_000 + index);
  writeProcesses(".", pids.map((pid) => `${pid}\n`).join(""));
  expect(readCgroupProcesses(folder)).toEqual(pids);
});

it("finds none where there is no such group", () => {
  expect(readCgroupProcesses(join(folder, "none"))).toEqual([]);
});

function writeProcesses(group: string, text: string): void {
  mkdirSync(join(folder, group), { recursive: true });
  writeFileSync(join(folder, group, "cgroup.procs"), text);
}
