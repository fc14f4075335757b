import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildWork } from "@/server/build/build-work";
import { runSteps } from "@/server/build/testing/run-steps";
import type { Facts } from "@/server/contract/facts";
import { type Plan, planSchema } from "@/server/contract/plan";
import { planRequestSchema } from "@/server/contract/plan-request";
import { gatherFacts } from "@/server/facts/gather-facts";
import { listDomains } from "@/server/host/list-domains";
import { deleteWork } from "@/server/run/delete-work";
import { startWork } from "@/server/run/start-work";
import { createPlan } from "../create-plan";

/** Real containers of a test, in a state directory of their own that goes with them. */
export class LiveContainers {
  readonly #stateDir = mkdtempSync("/var/tmp/t-plan-");
  readonly #plans: Plan[] = [];

  /** Plans with this host's facts, builds and starts. */
  async start(request: Record<string, unknown>, change = (facts: Facts) => facts): Promise<Plan> {
    const asked = planRequestSchema.parse(request);
    const facts = change(await gatherFacts(asked, { stateDir: this.#stateDir }));
    const seed = { uuid: randomUUID(), pair: [100, 200], stateDir: this.#stateDir } as never;
    const plan = planSchema.parse(createPlan(facts, asked, seed));
    this.#plans.push(plan);
    await runSteps(buildWork(plan, { jobId: plan.name, settings: { stateDir: this.#stateDir } }));
    await runSteps(startWork(plan));
    return plan;
  }

  async initPid(plan: Plan): Promise<number> {
    const pid = (await listDomains()).find(({ uuid }) => uuid === plan.uuid)?.initPid;
    if (!pid) throw new Error(`${plan.name} does not run: ${this.log(plan)}`);
    return pid;
  }

  log(plan: Plan): string {
    return readFileSync(join(plan.store.path, "log/output.log"), "utf8");
  }

  /** The record of the end, without its time. */
  end(plan: Plan): string {
    return readFileSync(join(plan.store.path, "log/end"), "utf8").replace(/^at=.*\n/m, "");
  }

  /** What a server on a port of the container's own loopback says to some bytes. */
  async ask(plan: Plan, port: number, text: string): Promise<string> {
    const client = `const s=require("net").connect(${port},"127.0.0.1",()=>s.write(process.argv[1]));s.pipe(process.stdout);s.on("error",()=>process.exit(1))`;
    const pid = String(await this.initPid(plan));
    const args = ["-t", pid, "-n", "--", process.execPath, "-e", client, text];
    return execFileSync("nsenter", args, {
      encoding: "utf8",
      timeout: 5000,
      stdio: ["ignore", "pipe", "ignore"],
    });
  }

  async remove(): Promise<void> {
    for (const plan of this.#plans) await runSteps(deleteWork(plan, { force: true }));
    rmSync(this.#stateDir, { recursive: true });
  }
}
