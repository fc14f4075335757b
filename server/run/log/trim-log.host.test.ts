import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { logFilterSchema } from "@/server/contract/log-filter";
import { logFile } from "../log-file";
import { createLogView } from "./log-view";
import { trimLog } from "./trim-log";

const limit = 4 * 1024 * 1024;
let folder: string;
let log: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "t-trim-"));
  log = join(folder, "output.log");
});

afterEach(() => rmSync(folder, { recursive: true }));

describe("trimLog", () => {
  it("leaves a log alone that is small, away, empty or a hole", () => {
    expect(trimLog(log, limit)).toBe(0);
    writeFileSync(log, numbered(0, 1000));
    expect(trimLog(log, limit)).toBe(0);
    truncateSync(log, 2 ** 40);
    expect(trimLog(log, limit)).toBe(0);
  });

  it("gives the head of a log back, and the rest is where it was", async () => {
    writeFileSync(log, numbered(0, 300_000));
    const view = createLogView(log, logFilterSchema.parse({}));
    const before = await view.look({ limit: 1000 });
    const { size } = statSync(log);
    expect(diskOf(log)).toBeGreaterThan(limit);
    expect(trimLog(log, limit)).toBeGreaterThan(0);
    expect(diskOf(log)).toBeLessThanOrEqual(limit);
    expect(diskOf(log)).toBeGreaterThan(limit / 2);
    expect(statSync(log).size).toBe(size);
    expect(trimLog(log, limit)).toBe(0);

    // A view that knew the log keeps its numbers, one that is new begins with the first whole line.
    const after = await view.look({ limit: 1000 });
    expect(after?.lines).toEqual(before?.lines);
    expect(after?.total).toBe(300_000);
    expect(after?.first).toBeGreaterThan(0);
    const [oldest] = (await view.look({ from: 0, limit: 1 }))?.lines ?? [];
    expect(oldest?.text).toBe(textOf(after?.first ?? 0));
    const fresh = await createLogView(log, logFilterSchema.parse({})).look({ from: 0, limit: 1 });
    expect(fresh?.lines[0]?.text).toMatch(/^line \d+ x+$/);
    expect(fresh?.generation).toBe(before?.generation);

    // What follows by offsets goes on, and never reads the hole.
    const page = await logFile.readPage(log, { after: 0, limit: 1 });
    expect(page?.lines[0]?.text).toMatch(/^line \d+ x+$/);
    for (let at = page; at && at.lines.length > 0; ) {
      expect(at.lines.every(({ text }) => /^line \d+ x+$/.test(text))).toBe(true);
      at = await logFile.readPage(log, { after: at.end, limit: 2000 });
    }
  });

  it("loses no line of a program that goes on writing, and the follower has each once", async () => {
    const count = 600_000;
    // It writes a stretch for every byte that it is given, and is not waited for.
    const program = `
      const { openSync, readSync, writeSync } = require("node:fs");
      const fd = openSync(process.argv[1], "a");
      for (let line = 0; line < ${count}; ) {
        if (line % 10000 === 0) readSync(0, Buffer.alloc(1));
        let text = "";
        for (const end = line + 100; line < end; line++) text += "line " + line + " " + "x".repeat(40) + "\\n";
        writeSync(fd, text);
      }`;
    writeFileSync(log, "");
    const writer = spawn(process.execPath, ["-e", program, log], { stdio: ["pipe", "inherit", "inherit"] });
    const ended = once(writer, "exit");
    const seen: number[] = [];
    let [asked, most, freed] = [0, 0, 0];
    let page = await logFile.readPage(log, { after: 0, limit: 2000 });
    while (page !== null && seen.length < count) {
      // Always a stretch of half a megabyte ahead: it writes while this trims and reads.
      for (; asked < count && asked < seen.length + 20_000; asked += 10_000) writer.stdin?.write("x");
      freed += trimLog(log, limit);
      most = Math.max(most, diskOf(log));
      page = await logFile.readPage(log, { after: page.end, generation: page.generation, limit: 2000 });
      for (const { text } of page?.lines ?? []) {
        const number = /^line (\d+) x{40}$/.exec(text)?.[1];
        // The last line may be there in part; it is read again.
        if (number === undefined && page) page.end -= Buffer.byteLength(text);
        else seen.push(Number(number));
      }
    }
    writer.stdin?.end();
    await ended;
    expect(seen).toEqual(Array.from({ length: count }, (_, index) => index));
    expect(freed).toBeGreaterThan(3 * limit);
    expect(most).toBeLessThan(2 * limit);
  });
});

function diskOf(path: string): number {
  return statSync(path).blocks * 512;
}

function textOf(line: number): string {
  return `line ${line} ${"x".repeat(40)}`;
}

function numbered(from: number, to: number): string {
  return Array.from({ length: to - from }, (_, index) => `${textOf(from + index)}\n`).join("");
}
