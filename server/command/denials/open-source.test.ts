import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSource } from "./open-source";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sc-source-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("a source that is named", () => {
  it.each([false, true])("is read once where it is a pipe (follow: %s)", async (follow) => {
    const file = join(folder, "pipe");
    execFileSync("mkfifo", [file]);
    const source = await openSource({ file, follow, signal: new AbortController().signal });
    expect(source.canReadAgain).toBe(false);
    const [text] = await Promise.all([readAll(source.open()), writeFile(file, "type=AVC\n")]);
    expect(text).toBe("type=AVC\n");
  });

  it("may be read again where it is a file", async () => {
    const file = join(folder, "audit.log");
    writeFileSync(file, "type=AVC\n");
    const source = await openSource({ file, follow: false, signal: new AbortController().signal });
    expect(source.canReadAgain).toBe(true);
    expect([await readAll(source.open()), await readAll(source.open())]).toEqual([
      "type=AVC\n",
      "type=AVC\n",
    ]);
  });

  it("is missed when it is opened", async () => {
    const file = join(folder, "none");
    const source = await openSource({ file, follow: false, signal: new AbortController().signal });
    await expect(readAll(source.open())).rejects.toMatchObject({ code: "log_not_found" });
  });
});

async function readAll(pieces: AsyncIterable<Uint8Array | null>): Promise<string> {
  let text = "";
  for await (const bytes of pieces) text += Buffer.from(bytes ?? []).toString();
  return text;
}
