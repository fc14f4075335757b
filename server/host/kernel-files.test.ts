import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createKernelFiles } from "./kernel-files";

let folder: string;
let path: string;
let files: ReturnType<typeof createKernelFiles>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sc-kept-"));
  path = join(folder, "a");
  writeFileSync(path, "first");
});

afterEach(() => {
  files.closeAll();
  rmSync(folder, { recursive: true });
});

it("tells what a file says now, and keeps it open from one round to the next", () => {
  files = createKernelFiles(8);
  expect(files.read(path)).toBe("first");
  writeFileSync(path, "second, which is longer");
  expect(files.read(path)).toBe("second, which is longer");
  files.closeUnread();
  expect(files.read(path)).toBe("second, which is longer");
  expect(listOpen()).toEqual([path]);
});

it("closes what was not asked for in a round", () => {
  files = createKernelFiles(8);
  files.read(path);
  files.closeUnread();
  expect(listOpen()).toEqual([path]);
  files.closeUnread();
  expect(listOpen()).toEqual([]);
});

it("reads more than it may keep", () => {
  const paths = ["a", "b", "c"].map((name) => join(folder, name));
  for (const each of paths) writeFileSync(each, each);
  files = createKernelFiles(2);
  for (let round = 0; round < 2; round++) {
    expect(paths.map(files.read)).toEqual(paths);
    expect(listOpen()).toEqual(paths.slice(0, 2));
    files.closeUnread();
  }
});

it("tells what the kernel says now, though the file stays open", () => {
  files = createKernelFiles(8);
  const before = files.read("/proc/self/comm") ?? "";
  try {
    writeFileSync("/proc/self/comm", "sc-renamed");
    expect(files.read("/proc/self/comm")).toBe("sc-renamed\n");
  } finally {
    writeFileSync("/proc/self/comm", before.trimEnd());
  }
  expect(files.read("/proc/self/comm")).toBe(before);
});

it("knows that a process is gone, though its file is kept open", async () => {
  const child = spawn("sleep", ["60"]);
  await once(child, "spawn");
  const comm = `/proc/${child.pid}/comm`;
  files = createKernelFiles(8);
  expect(files.read(comm)).toBe("sleep\n");
  child.kill();
  await once(child, "exit");
  expect(files.read(comm)).toBeNull();
  expect(files.read(join(folder, "none"))).toBeNull();
  expect(listOpen().filter((open) => open.includes(String(child.pid)))).toEqual([]);
});

/** Files of the test's folder and of other processes that this process has open. */
function listOpen(): string[] {
  const targets = readdirSync("/proc/self/fd").flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/self/fd/${fd}`)];
    } catch {
      return [];
    }
  });
  return targets.filter((target) => target.startsWith(folder) || target.endsWith("/comm")).sort();
}
