import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { handPlan } from "@/server/build/testing/hand-plan";
import type { Plan } from "@/server/contract/plan";
import { renewPolicy } from "@/server/plan/policy/renew-policy";
import { openStore } from "@/server/store/open-store";
import { renewPolicies } from "./renew-policies";

it("makes the policies of an older version anew, once, and leaves the plans the same for who shows and undoes", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sc-renew-"));
  const store = await openStore(join(folder, "test.db"), "prisma/migrations");
  const older = { module: "sc_web", load: true, text: "; older\n", rules: [] };
  await enter(handPlan("web", { policy: older }), true);
  await enter(handPlan("early", { policy: null }), true);
  await enter(handPlan("unfinished", { policy: older }), false);
  const renew = () => renewPolicies({ store, host: { renewPolicy }, log: silent });
  expect(await renew()).toEqual(["web"]);
  const { policy } = await store.containers.readPlan("web");
  expect(policy).toMatchObject({ module: "sc_web", load: true });
  expect(policy?.text).toContain("(type sc_web_t)");
  expect(await store.containers.readPlanHash("web")).toBe("hash of web");
  expect((await store.containers.readEntries("web")).length).toBeGreaterThan(0);
  expect((await store.containers.readPlan("early")).policy).toBeNull();
  expect((await store.containers.readPlan("unfinished")).policy).toEqual(older);
  expect(await renew()).toEqual([]);
  await store.close();
  rmSync(folder, { recursive: true });

  async function enter(plan: Plan, isBuilt: boolean): Promise<void> {
    const label = { ...plan.label, pair: await store.pairs.reserve(plan.name, [], 1) };
    const build = { draftId: plan.name, jobId: "j", planHash: `hash of ${plan.name}`, owner: "ann", at: 1 };
    await store.containers.begin({ ...build, plan: { ...plan, label } });
    if (isBuilt) await store.containers.complete(plan.name, plan.name);
  }
});

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
