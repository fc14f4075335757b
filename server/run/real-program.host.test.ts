import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildWork } from "@/server/build/build-work";
import { runSteps } from "@/server/build/testing/run-steps";
import { absolutePathSchema } from "@/server/contract/absolute-path";
import type { McsPair } from "@/server/contract/mcs-pair";
import type { Plan } from "@/server/contract/plan";
import { planRequestSchema } from "@/server/contract/plan-request";
import { gatherFacts } from "@/server/facts/gather-facts";
import { readTakenPairs } from "@/server/host/read-taken-pairs";
import { createPlan } from "@/server/plan/create-plan";
import { deleteWork } from "./delete-work";
import { logFile } from "./log-file";
import { readRunEnd } from "./read-run-end";
import { startWork } from "./start-work";
import { stopWork } from "./stop-work";

let stateDir: string;
let plans: Plan[];

beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), "t-run-"));
  plans = [];
});

afterEach(async () => {
  for (const plan of plans) await runSteps(deleteWork(plan, { force: true }));
  rmSync(stateDir, { recursive: true });
});

describe("a web server as planned", () => {
  it("answers at its address from a directory and from an image at once, and ends when asked", async () => {
    const directory = await planWebServer(`t-run-dir-${process.pid}`, [1000, 1001], "directory");
    const image = await planWebServer(`t-run-img-${process.pid}`, [1000, 1002], "image");
    for (const plan of [directory, image]) {
      await runSteps(buildWork(plan, { jobId: plan.name, settings: { stateDir } }));
    }
    writeFileSync(join(directory.store.path, "root/var/www/html/who"), "the directory\n");
    for (const plan of [directory, image]) await runSteps(startWork(plan));
    expect(await fetchFrom(directory, "/who")).toBe("the directory\n");
    expect(await fetchFrom(image, "/")).toContain("<html");

    const before = Date.now();
    await runSteps(stopWork(directory));
    expect(Date.now() - before).toBeLessThan(directory.init.stopSeconds * 1000);
    // Its unit is Type=forking: a daemon is not the child of its init, so the record has a time and no code.
    expect(await readRunEnd(join(directory.store.path, "log/end"))).toMatchObject({ outOfMemory: false });
    expect(await fetchFrom(image, "/")).toContain("<html");
    const page = await logFile.readPage(join(image.store.path, "log/output.log"), { limit: 10 });
    expect(page).toMatchObject({ size: expect.any(Number) });
  });

  it("has every private file as the host has it", async () => {
    const plan = await planWebServer(`t-run-same-${process.pid}`, [1000, 1003], "directory");
    await runSteps(buildWork(plan, { jobId: plan.name, settings: { stateDir } }));
    const generated = new Set<string>(plan.generatedFiles.map((file) => file.path));
    const copies = plan.entries.filter(
      (entry) => entry.disposition === "copy" && entry.kind === "file" && !generated.has(entry.path),
    );
    expect(copies.length).toBeGreaterThan(20);
    const different = copies.filter(
      ({ path }) => !readFileSync(join(plan.store.path, "root", path)).equals(readFileSync(path)),
    );
    expect(different).toEqual([]);
    const below = (root: string) => copies.map(({ path }) => join(root, path));
    expect(statOf(below(join(plan.store.path, "root")))).toEqual(statOf(below("/")));
  });
});

async function planWebServer(name: string, pair: McsPair, kind: "directory" | "image"): Promise<Plan> {
  const request = planRequestSchema.parse({
    executable: "/usr/sbin/nginx",
    name,
    store: kind === "image" ? { kind, sizeMiB: 64 } : { kind },
  });
  const facts = await gatherFacts(request, { takenPairs: await readTakenPairs() });
  const plan = createPlan(facts, request, {
    uuid: randomUUID(),
    pair,
    stateDir: absolutePathSchema.parse(stateDir),
  });
  plans.push(plan);
  return plan;
}

/** A new bridge port passes nothing for two seconds while spanning tree learns: curl tries on until it answers. */
async function fetchFrom(plan: Plan, path: string): Promise<string> {
  if (plan.network.kind !== "nat") throw new Error("The plan has no address.");
  const url = `http://${plan.network.address}${path}`;
  return execFileSync(
    "curl",
    ["-sSf", "--retry", "20", "--retry-connrefused", "--retry-all-errors", "--retry-delay", "1", url],
    {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
}

function statOf(paths: string[]): string[] {
  return execFileSync("stat", ["-c", "%a %u %g %s %y", ...paths], { encoding: "utf8" }).split("\n");
}
