import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { listPolicyModules } from "./list-policy-modules";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "sc-store-"));
});

afterEach(() => rmSync(root, { recursive: true }));

it("lists the modules at one priority only, from the store that exists", async () => {
  for (const path of ["400/sandboxcontainer", "400/sc_web-1", "100/virt", "disabled"]) {
    mkdirSync(join(root, "active", "modules", path), { recursive: true });
  }
  const roots = [join(root, "missing"), root];
  expect(await listPolicyModules(roots, 400)).toEqual(new Set(["sandboxcontainer", "sc_web-1"]));
  expect(await listPolicyModules(roots, 200)).toEqual(new Set());
});

it("is null where there is no store", async () => {
  expect(await listPolicyModules([root, join(root, "missing")], 400)).toBeNull();
});
