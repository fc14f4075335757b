import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { buildWork } from "@/server/build/build-work";
import { runSteps } from "@/server/build/testing/run-steps";
import type { Facts } from "@/server/contract/facts";
import { type Plan, planSchema } from "@/server/contract/plan";
import { planRequestSchema } from "@/server/contract/plan-request";
import { gatherFacts } from "@/server/facts/gather-facts";
import { listDomains } from "@/server/host/list-domains";
import { deleteWork } from "@/server/run/delete-work";
import { startWork } from "@/server/run/start-work";
import { stopWork } from "@/server/run/stop-work";
import { createPlan } from "./create-plan";

const patiently = { timeout: 20_000, interval: 100 };

/** Real containers of a test, in a state directory of their own that goes with them. */
class LiveContainers {
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

const containers = new LiveContainers();

afterAll(() => containers.remove());

describe("services planned with the defaults", () => {
  it.each([
    ["/usr/sbin/nginx", "t-plan-nginx"],
    ["/usr/sbin/apache2", "t-plan-apache2"],
  ])("%s serves on its address and stops", async (executable, name) => {
    const plan = await containers.start({ executable, name });
    if (plan.network.kind !== "nat") throw new Error("no address");
    const url = `http://${plan.network.address}/`;
    // The bridge learns a new address for two seconds (spanning tree), so the first tries may time out.
    await expect.poll(() => statusOf(url), patiently).toBe(200);
    await checkRoot(plan);
    await runSteps(stopWork(plan));
    expect(containers.end(plan)).toBe("oom=0\n");
  });

  it.each([
    [
      "/usr/bin/redis-server",
      "t-plan-redis",
      6379,
      "PING\r\nSET a b\r\nSAVE\r\nQUIT\r\n",
      "+PONG\r\n+OK\r\n+OK\r\n+OK\r\n",
    ],
    [
      "/usr/bin/memcached",
      "t-plan-memcached",
      11211,
      "set a 0 0 1\r\nb\r\nget a\r\nquit\r\n",
      "STORED\r\nVALUE a 0 1\r\nb\r\nEND\r\n",
    ],
  ])("%s answers on its loopback and stops", async (executable, name, port, request, answer) => {
    const plan = await containers.start({ executable, name, store: { kind: "image", sizeMiB: 64 } });
    const ask = () => containers.ask(plan, port, request).catch(() => "");
    await expect.poll(ask, patiently).toBe(answer);
    await checkRoot(plan);
    await runSteps(stopWork(plan));
    expect(containers.end(plan)).toBe("exit=0\noom=0\n");
  });
});

describe("a plain program", () => {
  it("runs as nobody without capabilities, with its arguments as they are, and leaves its result", async () => {
    const show =
      'sleep 1; printf "%s\\n" "$@"; id -u; pwd; grep CapBnd /proc/self/status; echo x >mine; exit 42';
    const odd = ["it's", '$HOME `id` "x"', "-n", "*", "<&>", ""];
    const plan = await containers.start({
      executable: "/usr/bin/dash",
      name: "t-plan-plain",
      network: "none",
      arguments: ["-c", show, "sh", ...odd],
    });
    await expect.poll(() => existsSync(`${plan.store.path}/log/end`), patiently).toBe(true);
    const output = [...odd, "65534", "/home/nobody", "CapBnd:\t0000000000000000", ""].join("\n");
    expect(containers.log(plan)).toBe(output);
    expect(containers.end(plan)).toBe("exit=42\noom=0\n");
    expect(readFileSync(`${plan.store.path}/root/home/nobody/mine`, "utf8")).toBe("x\n");
  });

  it("leaves the signal that killed it, and that memory ran out", async () => {
    const plan = await containers.start({
      executable: "/usr/bin/tail",
      name: "t-plan-memory",
      network: "none",
      memoryMiB: 32,
      arguments: ["-n", "1", "/dev/zero"],
    });
    await expect.poll(() => existsSync(`${plan.store.path}/log/end`), patiently).toBe(true);
    expect(containers.end(plan)).toBe("signal=KILL\noom=1\n");
  });

  it.each(["/usr/bin/tini", "/usr/bin/catatonit"])("ends by TERM under %s", async (path) => {
    const kind: "tini" | "catatonit" = path.includes("tini") ? "tini" : "catatonit";
    const reaper = { kind, path: path as Facts["executable"]["path"] };
    const name = `t-plan-${path.slice("/usr/bin/".length)}`;
    const request = { executable: "/usr/bin/sleep", name, network: "none", arguments: ["1000"] };
    const plan = await containers.start(request, (facts) => ({
      ...facts,
      host: { ...facts.host, reaper },
    }));
    await expect.poll(async () => commandsIn(await containers.initPid(plan)), patiently).toContain("sleep");
    await runSteps(stopWork(plan));
    expect(containers.end(plan)).toBe("signal=TERM\noom=0\n");
  });
});

async function statusOf(url: string): Promise<number> {
  return (await fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => null))?.status ?? 0;
}

/** What the plan promises of the root: /usr read-only, nothing of the host's secrets, homes and sockets. */
async function checkRoot(plan: Plan): Promise<void> {
  const pid = await containers.initPid(plan);
  const root = `/proc/${pid}/root`;
  for (const path of ["/etc/shadow", "/run/libvirt", "/run/dbus"])
    expect(existsSync(root + path), path).toBe(false);
  expect(readdirSync(`${root}/home`)).toEqual([]);
  expect(readdirSync(`${root}/root`)).toEqual([]);
  const mounts = readFileSync(`/proc/${pid}/mounts`, "utf8").split("\n");
  expect(mounts.find((line) => line.split(" ")[1] === "/usr")?.split(" ")[3]).toMatch(/^ro\b/);
}

/** Names of the processes in the PID namespace of a container's PID 1. */
function commandsIn(initPid: number): string[] {
  return readdirSync(`/proc/${initPid}/root/proc`).flatMap((entry) => {
    if (!/^[0-9]+$/.test(entry)) return [];
    return [readFileSync(`/proc/${initPid}/root/proc/${entry}/comm`, "utf8").trim()];
  });
}
