import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  closeSync,
  constants,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { logFilterSchema } from "@/server/contract/log-filter";
import { logFile } from "../log-file";
import { readRunEnd } from "../read-run-end";
import { createLogView } from "./log-view";
import { trimLog } from "./trim-log";

const secret = "SECRET of the host";
const own = "what the program wrote";
let folder: string;
let log: string;
let hostFile: string;
let swapper: ChildProcess;

/**
 * A process that replaces the log, as fast as it can, by a file of its own, a symbolic link, a hard link, a FIFO, a device,
 * a directory and a link to a directory.
 */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "t-swap-"));
  mkdirSync(join(folder, "log"));
  log = join(folder, "log", "output.log");
  hostFile = join(folder, "shadow");
  writeFileSync(hostFile, `${secret}\n`.repeat(20_000));
  writeFileSync(log, `${own}\n`);
  const program = `
    const fs = require("node:fs");
    const { execFileSync } = require("node:child_process");
    const [log, secret] = process.argv.slice(1);
    const next = log + ".next", fifo = log + ".fifo", device = log + ".device";
    execFileSync("mkfifo", [fifo]);
    execFileSync("mknod", [device, "c", "1", "5"]);
    const kinds = [
      () => fs.writeFileSync(next, ${JSON.stringify(`${own}\n`)}),
      () => fs.symlinkSync(secret, next),
      () => fs.writeFileSync(next, ${JSON.stringify(`${own}\n`)}),
      () => fs.linkSync(secret, next),
      () => fs.linkSync(fifo, next),
      () => fs.linkSync(device, next),
      () => fs.symlinkSync("/proc/self/environ", next),
    ];
    process.stdout.write("ready");
    for (let turn = 0; ; turn++) {
      fs.rmSync(next, { force: true });
      kinds[turn % kinds.length]();
      fs.renameSync(next, log);
    }`;
  swapper = spawn(process.execPath, ["-e", program, log, hostFile], { stdio: ["ignore", "pipe", "inherit"] });
  if (swapper.stdout) await once(swapper.stdout, "data");
});

afterEach(async () => {
  const ended = once(swapper, "exit");
  swapper.kill("SIGKILL");
  await ended;
  rmSync(folder, { recursive: true });
});

describe("a log that is swapped while it is read", () => {
  it("would give another file away to a reader that looks first and opens then", () => {
    const found = new Set<string>();
    for (let turn = 0; turn < 200_000 && !found.has(secret); turn++) found.add(readNaively(log));
    expect([...found]).toContain(secret);
  });

  it("is read as what the program wrote, or not at all", async () => {
    const before = openFiles();
    const disk = statSync(hostFile).blocks;
    const found = { texts: new Set<string>(), none: 0 };
    for (let turn = 0; turn < 4000; turn++) {
      const page = await logFile.readPage(log, { limit: 5 });
      const view = await createLogView(log, logFilterSchema.parse({})).look({ limit: 5 });
      for (const answer of [page, view]) {
        if (answer === null) found.none += 1;
        for (const { text } of answer?.lines ?? []) found.texts.add(text);
      }
      trimLog(log, 4096);
      expect(await readRunEnd(log)).toBeNull();
    }
    expect([...found.texts]).toEqual([own]);
    expect(found.none).toBeGreaterThan(100);
    expect(openFiles()).toBe(before);
    // Nothing of the host's file was freed either.
    expect(statSync(hostFile).blocks).toBe(disk);
    expect(readFileSync(hostFile, "utf8")).toBe(`${secret}\n`.repeat(20_000));
  });
});

/** The race that is to be lost: the file that was looked at is not the one that is opened. */
function readNaively(path: string): string {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat?.isFile() || stat.size > 1000) return "";
    const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const buffer = Buffer.alloc(secret.length);
      return buffer.toString("utf8", 0, readSync(fd, buffer));
    } finally {
      closeSync(fd);
    }
  } catch {
    return "";
  }
}

function openFiles(): number {
  return readdirSync("/proc/self/fd").length;
}
