import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { logFilterSchema } from "@/server/contract/log-filter";
import { createLogView } from "./log/log-view";
import { logFile } from "./log-file";
import { readRunEnd } from "./read-run-end";

let folder: string;
let log: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "t-run-"));
  log = join(folder, "output.log");
});

afterEach(() => rmSync(folder, { recursive: true }));

describe("logFile.readPage", () => {
  it("pages backwards from the newest to the first line and forwards again, each line once", async () => {
    writeNumbered(1000);
    const backwards: string[] = [];
    let page = await read({ limit: 300 });
    const newest = page;
    while (page.lines.length > 0) {
      backwards.unshift(...page.lines.map((line) => line.text));
      page = await read({ before: page.start, generation: page.generation, limit: 300 });
    }
    expect(backwards).toEqual(numbered(1000));
    const forwards: string[] = [];
    for (page = await read({ after: 0, limit: 300 }); page.lines.length > 0; ) {
      forwards.push(...page.lines.map((line) => line.text));
      page = await read({ after: page.end, limit: 300 });
    }
    expect(forwards).toEqual(numbered(1000));
    expect(newest).toMatchObject({ end: newest.size });
  });

  it("goes on where it ended when the log grows", async () => {
    writeNumbered(3);
    const { end, generation } = await read({ limit: 10 });
    appendFileSync(log, "more\n");
    const page = await read({ after: end, generation, limit: 10 });
    expect(page.lines.map((line) => line.text)).toEqual(["more"]);
  });

  it("starts anew when the file was replaced or cut", async () => {
    writeNumbered(100);
    const first = await read({ limit: 1 });
    truncateSync(log, 0);
    appendFileSync(log, "after cut\n");
    const cut = await read({ after: first.end, generation: first.generation, limit: 10 });
    expect(cut.lines.map((line) => line.text)).toEqual(["after cut"]);
    rmSync(log);
    writeFileSync(log, "x".repeat(first.end + 5));
    const replaced = await read({ after: first.end, generation: first.generation, limit: 10 });
    expect(replaced.generation).not.toBe(first.generation);
    expect(replaced.start).toBe(0);
  });

  it("stays small on a huge file of nothing", async () => {
    writeFileSync(log, "");
    truncateSync(log, 2 ** 40);
    const page = await read({ limit: 2000 });
    expect(page.lines.length).toBeLessThan(100);
    expect(page.size).toBe(2 ** 40);
  });
});

describe("a hostile log directory", () => {
  it.each([
    ["a link to a file of the host", () => symlinkSync("/etc/passwd", log)],
    ["a hard link to a file of the host", hardLink],
    ["a FIFO", () => execFileSync("mkfifo", [log])],
    ["a device", () => execFileSync("mknod", [log, "c", "1", "5"])],
    ["a directory", () => mkdirSync(log)],
    ["nothing", () => undefined],
  ])("has no log when %s lies there", async (_, plant) => {
    plant();
    const before = openFiles();
    expect(await logFile.readPage(log, { limit: 10 })).toBeNull();
    const view = createLogView(log, logFilterSchema.parse({ text: "root" }));
    expect(await view.look({ limit: 10 })).toBeNull();
    expect(await readRunEnd(log)).toBeNull();
    expect(openFiles()).toBe(before);
  });

  it("has no log when the directory itself is a link", async () => {
    mkdirSync(join(folder, "real"));
    writeFileSync(join(folder, "real/output.log"), "secret\n");
    symlinkSync("real", join(folder, "log"));
    expect(await logFile.readPage(join(folder, "log/output.log"), { limit: 10 })).toBeNull();
  });

  it("has no end record when it is longer than any record", async () => {
    writeFileSync(log, `exit=1\nat=1\n${"\n".repeat(1000)}`);
    expect(await readRunEnd(log)).toBeNull();
    writeFileSync(log, "exit=1\nat=1\n");
    expect(await readRunEnd(log)).toMatchObject({ exitCode: 1 });
  });
});

function hardLink(): void {
  writeFileSync(join(folder, "host-file"), "secret\n");
  linkSync(join(folder, "host-file"), log);
}

async function read(query: Parameters<typeof logFile.readPage>[1]) {
  const page = await logFile.readPage(log, query);
  if (page === null) throw new Error("no log");
  return page;
}

function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `line ${index} ${"x".repeat(index % 40)}`);
}

function writeNumbered(count: number): void {
  writeFileSync(log, `${numbered(count).join("\n")}\n`);
}

function openFiles(): number {
  return readdirSync("/proc/self/fd").length;
}
