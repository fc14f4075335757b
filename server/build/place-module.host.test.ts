import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { libc } from "@/server/host/libc";
import { placeModule } from "./place-module";
import { handPlan } from "./testing/hand-plan";

it("puts the text in the place of an older one, with the container's label, and nothing where none is loaded", async () => {
  const stateDir = mkdtempSync(join(tmpdir(), "sc-place-"));
  const policy = { module: "sc_web", load: true, text: "; newer\n", rules: [] };
  const plan = handPlan("web", { stateDir, policy });
  const folder = join(plan.store.path, "policy");
  await placeModule(plan);
  expect(readdirSync(stateDir)).toEqual([]);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "sc_web.cil");
  writeFileSync(file, "; older\n");
  await placeModule({ ...plan, policy: { ...policy, load: false } });
  expect(readFileSync(file, "utf8")).toBe("; older\n");
  await placeModule(plan);
  expect(readFileSync(file, "utf8")).toBe("; newer\n");
  expect(readdirSync(folder)).toEqual(["sc_web.cil"]);
  expect(libc.getAttributeOfName(file, "security.selinux")?.toString()).toBe(`${plan.label.fileContext}\0`);
  rmSync(stateDir, { recursive: true });
});
