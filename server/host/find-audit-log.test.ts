import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { findAuditLog } from "./find-audit-log";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sc-find-audit-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

it("finds a log that is a file, and says of anything else that it cannot be read", async () => {
  const path = join(folder, "audit.log");
  writeFileSync(path, "");
  expect(await findAuditLog(path)).toEqual({ kind: "file", path });
  mkdirSync(join(folder, "d"));
  expect(await findAuditLog(join(folder, "d"))).toEqual({ kind: "none", reason: "unreadable" });
  expect(await findAuditLog("/dev/zero")).toEqual({ kind: "none", reason: "unreadable" });
});
