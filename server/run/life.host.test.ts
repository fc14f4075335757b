import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { buildWork } from "@/server/build/build-work";
import { handPlan } from "@/server/build/testing/hand-plan";
import { runSteps } from "@/server/build/testing/run-steps";
import type { Plan } from "@/server/contract/plan";
import { listDomains } from "@/server/host/list-domains";
import { deleteWork } from "./delete-work";
import { readRunEnd } from "./read-run-end";
import { startWork } from "./start-work";
import { stopWork } from "./stop-work";

const built: Plan[] = [];

afterEach(async () => {
  for (const plan of built.splice(0)) await runSteps(deleteWork(plan, { force: true }));
});

describe.each(["directory", "image"] as const)("a container in a %s", (kind) => {
  it("is built, starts, ends by TERM with its record, and is deleted without a trace", async () => {
    const plan = await build(kind);
    expect(virsh("domstate", plan.name)).toBe("shut off");
    expect(readdirSync(plan.store.path).sort()).toEqual(
      ["control", "log", "owner.json", kind === "image" ? "root.img" : "root"].sort(),
    );

    await runSteps(startWork(plan));
    const domain = (await listDomains()).find((found) => found.uuid === plan.uuid);
    expect(domain).toMatchObject({ name: plan.name, state: "running", persistent: true, autostart: false });
    expect(readFileSync(`/proc/${domain?.initPid}/cmdline`, "utf8")).toContain(
      ".sandboxcontainer/control/init",
    );

    await runSteps(stopWork(plan));
    expect(virsh("domstate", plan.name)).toBe("shut off");
    expect(await readRunEnd(join(plan.store.path, "log/end"))).toMatchObject({ exitCode: 7, signal: null });

    await runSteps(deleteWork(plan, { force: false }));
    expect(existsSync(plan.store.path)).toBe(false);
    expect(readdirSync(join(plan.store.path, ".."))).toEqual([]);
    expect(virsh("list", "--all", "--name").split("\n")).not.toContain(plan.name);
  });
});

async function build(kind: "directory" | "image"): Promise<Plan> {
  const store = kind === "image" ? { kind, sizeBytes: 32 * 1024 ** 2 } : { kind };
  const plan = handPlan(`t-run-${kind}`, { store });
  built.push(plan);
  await runSteps(buildWork(plan, buildOptions(plan)));
  return plan;
}

function buildOptions(plan: Plan) {
  return { jobId: `job-${plan.name}`, settings: { stateDir: join(plan.store.path, "../..") } };
}

function virsh(...args: string[]): string {
  return execFileSync("virsh", ["-q", "-c", "lxc:///", ...args], { encoding: "utf8" }).trim();
}
