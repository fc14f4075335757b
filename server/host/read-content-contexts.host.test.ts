import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { libc } from "./libc";
import { readContentContexts } from "./read-content-contexts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "t-content-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

it("reads the labels of containers, of half-made and half-removed ones, and of what stands in them", async () => {
  label("web1", "s0:c1,c2");
  label(".staging-job", "s0:c3,c4");
  label(".deleting-0000", "s0:c5,c6");
  label("restored/root", "s0:c7,c8");
  write("moved/root.img", "s0:c9,c10");
  write("lone.img", "s0:c11,c12");
  label("web1/root/deep", "s0:c13,c14");
  mkdirSync(join(folder, "bare"));
  const levels = (await readContentContexts(folder)).map((context) => context.split(":").slice(3).join(":"));
  expect(levels).toEqual(
    expect.arrayContaining(["s0:c1,c2", "s0:c3,c4", "s0:c5,c6", "s0:c7,c8", "s0:c9,c10", "s0:c11,c12"]),
  );
  expect(levels).not.toContain("s0:c13,c14");
});

it("follows no link, and finds nothing where nothing was built yet", async () => {
  const elsewhere = mkdtempSync(join(tmpdir(), "t-elsewhere-"));
  try {
    setLabel(elsewhere, "s0:c20,c21");
    symlinkSync(elsewhere, join(folder, "link"));
    const contexts = await readContentContexts(folder);
    expect(contexts.filter((context) => context.endsWith("s0:c20,c21"))).toEqual([]);
  } finally {
    rmSync(elsewhere, { recursive: true });
  }
  expect(await readContentContexts(join(folder, "none"))).toEqual([]);
});

function label(path: string, level: string): void {
  mkdirSync(join(folder, path), { recursive: true });
  setLabel(join(folder, path), level);
}

function write(path: string, level: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), "");
  setLabel(join(folder, path), level);
}

/** A type that every policy has, for a kernel with SELinux on takes no other. */
function setLabel(path: string, level: string): void {
  const fd = openSync(path, "r");
  libc.setAttribute(fd, "security.selinux", Buffer.from(`system_u:object_r:tmp_t:${level}\0`));
  closeSync(fd);
}
