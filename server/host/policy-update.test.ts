import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { policyUpdate } from "./policy-update";

it("is what was written last, until it is cleared", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sc-update-"));
  expect(await policyUpdate.read(folder)).toBeNull();
  await policyUpdate.write(folder, { modules: ["sc_web"], error: null });
  await policyUpdate.write(folder, { modules: ["sc_web"], error: "no" });
  expect(await policyUpdate.read(folder)).toEqual({ modules: ["sc_web"], error: "no" });
  await policyUpdate.clear(folder);
  await policyUpdate.clear(folder);
  expect(await policyUpdate.read(folder)).toBeNull();
  rmSync(folder, { recursive: true });
});
