import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readPolicyModule } from "./read-policy-module";

const text = readFileSync(new URL("fixtures/stored-module.cil", import.meta.url), "utf8");
const compressed = readFileSync(new URL("fixtures/stored-module.cil.bz2", import.meta.url));
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sc-store-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

it("gives the text of a module, whether the store compresses or not", async () => {
  store(400, "sc_left", text);
  store(400, "sc_right", compressed);
  expect(await read("sc_left")).toBe(text);
  expect(await read("sc_right")).toBe(text);
});

it("finds none of another priority or name, and none where there is no store", async () => {
  store(100, "sc_left", text);
  expect(await read("sc_left")).toBeNull();
  expect(await readPolicyModule([join(folder, "none")], 400, "sc_left")).toBeNull();
});

it("does not take a damaged module for none", async () => {
  store(400, "sc_left", compressed.subarray(0, -5));
  await expect(read("sc_left")).rejects.toThrow("bzip2");
});

function read(name: string): Promise<string | null> {
  return readPolicyModule([join(folder, "none"), folder], 400, name);
}

function store(priority: number, name: string, content: string | Buffer): void {
  const place = join(folder, "active", "modules", String(priority), name);
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, "cil"), content);
}
