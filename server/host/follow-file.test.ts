import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdtempSync, renameSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { followFile, type LogPlace } from "./follow-file";

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sc-follow-"));
  path = join(folder, "audit.log");
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("a log that is followed", () => {
  it("is read through renaming, cutting and absence, every byte once", async () => {
    writeFileSync(path, "one\n");
    const { text } = await follow(null, [
      () => appendFileSync(path, "two\n"),
      () => {
        renameSync(path, `${path}.1`);
        appendFileSync(`${path}.1`, "late\n");
        writeFileSync(path, "three\n");
      },
      () => {
        truncateSync(path, 0);
        appendFileSync(path, "cut\n");
      },
      () => renameSync(path, `${path}.1`),
      () => writeFileSync(path, "again\n"),
    ]);
    expect(text).toBe("one\ntwo\nlate\nthree\ncut\nagain\n");
  });

  it("is read whole when it was renamed twice, and grew by much, between two looks", async () => {
    writeFileSync(path, "one\n");
    const much = "x".repeat(600 * 1024);
    const { text } = await follow(null, [
      () => {
        renameSync(path, `${path}.2`);
        appendFileSync(`${path}.2`, `${much}\n`);
        writeFileSync(`${path}.1`, "two\n");
        writeFileSync(path, "three\n");
      },
    ]);
    expect(text === `one\n${much}\ntwo\nthree\n`).toBe(true);
  });

  it("is read whole, in order, while it is renamed again and again", async () => {
    const rotations = 150;
    writeFileSync(path, "0\n");
    const renaming = new Worker(rotateOften, { eval: true, workerData: { path, rotations } });
    const isRenamed = once(renaming, "exit");
    const ended = new AbortController();
    let text = "";
    for await (const { bytes } of followFile(path, { from: null, follow: true, signal: ended.signal })) {
      text += bytes === null ? "" : Buffer.from(bytes).toString();
      if (text.endsWith("end\n")) ended.abort();
    }
    await isRenamed;
    const numbers = Array.from({ length: rotations + 1 }, (_, number) => `${number}\n`);
    expect(text).toBe(`${numbers.join("")}end\n`);
  });

  it("goes on from a place, also in a file that was renamed twice since", async () => {
    writeFileSync(path, "one\n");
    const { place } = await follow(null, []);
    appendFileSync(path, "two\n");
    expect((await follow(place, [])).text).toBe("two\n");
    renameSync(path, `${path}.1`);
    writeFileSync(path, "three\n");
    renameSync(`${path}.1`, `${path}.2`);
    renameSync(path, `${path}.1`);
    writeFileSync(path, "four\n");
    expect((await follow(place, [])).text).toBe("two\nthree\nfour\n");
    rmSync(`${path}.2`);
    expect((await follow(place, [])).text).toBe("three\nfour\n");
  });

  it("does not go back to files that are older than a place whose file is gone", async () => {
    writeFileSync(`${path}.1`, "old\n");
    writeFileSync(path, "one\n");
    const { place } = await follow(null, []);
    rmSync(path);
    writeFileSync(path, "two\n");
    expect((await follow(place, [])).text).toBe("two\n");
  });

  it("is read to its end where it is not followed", async () => {
    writeFileSync(path, "one\ntwo");
    const pieces = [];
    const options = { from: null, follow: false, signal: new AbortController().signal };
    for await (const { bytes } of followFile(path, options))
      pieces.push(bytes && Buffer.from(bytes).toString());
    expect(pieces).toEqual(["one\ntwo", null]);
  });

  it("does not wait for somebody to write where it is a pipe", async () => {
    execFileSync("mkfifo", [path]);
    await expect(follow(null, [])).rejects.toMatchObject({ code: "ESPIPE" });
  });

  it("is missed at the beginning", async () => {
    await expect(follow(null, [])).rejects.toMatchObject({ code: "ENOENT" });
  });
});

/** As auditd does, each time with a line in the new file. */
const rotateOften = `
const { appendFileSync, renameSync, writeFileSync } = require("node:fs");
const { path, rotations } = require("node:worker_threads").workerData;
for (let rotation = 1; rotation <= rotations; rotation++) {
  for (let number = rotation - 1; number > 0; number--) renameSync(path + "." + number, path + "." + (number + 1));
  renameSync(path, path + ".1");
  writeFileSync(path, rotation + "\\n");
}
appendFileSync(path, "end\\n");
`;

/** What is read while the steps are done, each of them when all before it has been read and a moment was quiet. */
async function follow(from: LogPlace | null, steps: (() => void)[]) {
  const ended = new AbortController();
  let text = "";
  let place: LogPlace | null = from;
  let quiet = 0;
  for await (const followed of followFile(path, { from, follow: true, signal: ended.signal })) {
    place = followed.place;
    quiet = followed.bytes === null ? quiet + 1 : 0;
    text += followed.bytes === null ? "" : Buffer.from(followed.bytes).toString();
    if (quiet < 2) continue;
    quiet = 0;
    const step = steps.shift();
    if (step) step();
    else ended.abort();
  }
  return { text, place };
}
