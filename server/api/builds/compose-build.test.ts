import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { handPlan } from "@/server/build/testing/hand-plan";
import { runSteps } from "@/server/build/testing/run-steps";
import type { McsPair } from "@/server/contract/mcs-pair";
import type { Plan } from "@/server/contract/plan";
import { openStore, type Store } from "@/server/store/open-store";
import { composeBuild } from "./compose-build";

const model = handPlan("t-compose");
let plan: Plan;
let folder: string;
let store: Store;
let looks: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sc-compose-"));
  store = await openStore(join(folder, "test.db"), "prisma/migrations");
  plan = { ...model, label: { ...model.label, pair: await store.pairs.reserve("draft", [], 0) } };
  looks = 0;
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

describe("composeBuild", () => {
  it("registers the container first, and makes it present last", async () => {
    const lives: (string | undefined)[] = [];
    const look = async () => void lives.push((await store.containers.find(plan.name))?.life);
    await runSteps(compose({ draftedAt: 0, taken: [], build: look }));
    lives.push((await store.containers.find(plan.name))?.life);
    expect(lives).toEqual(["building", "present"]);
  });

  it("takes its own registration back, and nobody else's", async () => {
    const fail = async () => {
      throw new Error("boom");
    };
    await expect(runSteps(compose({ draftedAt: 0, taken: [], build: fail }))).rejects.toThrow("boom");
    expect(await store.containers.find(plan.name)).toBeNull();
    await runSteps(compose({ draftedAt: 0, taken: [] }));
    const other = compose({ draftedAt: 0, taken: [], draftId: "other" });
    await expect(runSteps(other)).rejects.toMatchObject({ code: "name_taken" });
    expect(await store.containers.find(plan.name)).toMatchObject({ life: "present", draftId: "draft" });
  });

  it("looks again whether the pair of an old draft is still free, and only of an old one", async () => {
    const old = compose({ draftedAt: -60_000, taken: [plan.label.pair] });
    await expect(runSteps(old)).rejects.toMatchObject({ code: "plan_changed" });
    expect(await store.containers.find(plan.name)).toBeNull();
    expect(looks).toBe(1);
    await runSteps(compose({ draftedAt: -1000, taken: [plan.label.pair] }));
    expect(looks).toBe(1);
  });
});

function compose(options: {
  draftedAt: number;
  taken: McsPair[];
  draftId?: string;
  build?: () => Promise<void>;
}) {
  const { draftedAt, taken, draftId = "draft", build = async () => undefined } = options;
  const host = {
    readTakenPairs: async () => {
      looks++;
      return taken;
    },
    makeBuild: () => ({ cancellable: true, steps: [{ id: "b", label: "b", run: build, undo: null }] }),
  } as unknown as Parameters<typeof composeBuild>[0]["host"];
  return composeBuild(
    { store, host, now: () => 0 },
    { draftId, jobId: "job", plan, planHash: "hash", owner: "ann", draftedAt },
  );
}
