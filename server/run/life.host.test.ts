import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildWork } from "@/server/build/build-work";
import { handPlan } from "@/server/build/testing/hand-plan";
import { runSteps } from "@/server/build/testing/run-steps";
import { ScError } from "@/server/contract/error";
import type { Plan } from "@/server/contract/plan";
import { domainControl } from "@/server/host/domain-control";
import { listDomains } from "@/server/host/list-domains";
import { readDomainXml } from "@/server/host/read-domain-xml";
import { deleteWork } from "./delete-work";
import { previewDeletion } from "./preview-deletion";
import { readRunEnd } from "./read-run-end";
import { restartWork } from "./restart-work";
import { setAutostart } from "./set-autostart";
import { startWork } from "./start-work";
import { stopWork } from "./stop-work";

/** Another run of these tests may be under way on this host. */
const name = `t-run-life-${process.pid}`;
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

describe.each(["directory", "image"] as const)("a container in a %s", (kind) => {
  it("is built, starts, ends by TERM with its record, and is deleted without a trace", async () => {
    const plan = await build({ store: kind === "image" ? { kind, sizeBytes: 32 * 1024 ** 2 } : { kind } });
    expect(stateOf(plan)).toBe("shut off");

    await runSteps(startWork(plan));
    const domain = (await listDomains()).find((found) => found.uuid === plan.uuid);
    expect(domain).toMatchObject({ name, state: "running", persistent: true, autostart: false });
    expect(readFileSync(`/proc/${domain?.initPid}/cmdline`, "utf8")).toContain(
      ".sandboxcontainer/control/init",
    );

    await runSteps(stopWork(plan));
    expect(stateOf(plan)).toBe("shut off");
    expect(await readRunEnd(endFile(plan))).toMatchObject({ exitCode: 7, signal: null });

    await runSteps(deleteWork(plan, { force: false }));
    expect(readdirSync(join(stateDir, "containers"))).toEqual([]);
    expect((await listDomains()).map((found) => found.uuid)).not.toContain(plan.uuid);
  });
});

describe("a start", () => {
  it("fails for one that runs, is not defined, or lost its root", async () => {
    const plan = await build();
    await runSteps(startWork(plan));
    await expect(runSteps(startWork(plan))).rejects.toMatchObject({ code: "container_running" });
    await domainControl.destroy(plan.uuid);

    renameSync(join(plan.store.path, "root"), join(plan.store.path, "away"));
    symlinkSync("/", join(plan.store.path, "root"));
    await expect(runSteps(startWork(plan))).rejects.toMatchObject({ code: "container_not_found" });

    const unknown = { ...plan, uuid: randomUUID() };
    await expect(runSteps(startWork(unknown))).rejects.toMatchObject({ code: "container_not_found" });
  });

  it("fails for an image that something else has attached", async () => {
    const plan = await build({ store: { kind: "image", sizeBytes: 16 * 1024 ** 2 } });
    const image = join(plan.store.path, "root.img");
    const device = execFileSync("losetup", ["--find", "--show", image], { encoding: "utf8" }).trim();
    try {
      await expect(runSteps(startWork(plan))).rejects.toMatchObject({ code: "container_busy" });
    } finally {
      execFileSync("losetup", ["--detach", device]);
    }
    await runSteps(startWork(plan));
    expect(stateOf(plan)).toBe("running");
  });

  it("tells how a program ended that ended at once, and takes 0 for a success", async () => {
    const ending = (code: number) =>
      `#!/bin/sh\nprintf 'exit=${code}\\noom=0\\nat=%s\\n' "$(date +%s)" >/.sandboxcontainer/log/end\nexit ${code}\n`;
    const plan = await build({ script: ending(3) });
    // The init may still run when the start looks: then it is a start, and only the record tells.
    const outcome = await runSteps(startWork(plan)).then(
      () => "started",
      (error: unknown) => (error instanceof ScError ? error.code : error),
    );
    expect(["started", "command_failed"]).toContain(outcome);
    await untilStopped(plan);
    expect(await readRunEnd(endFile(plan))).toMatchObject({ exitCode: 3 });

    writeFileSync(join(plan.store.path, "control/init"), ending(0));
    await runSteps(startWork(plan));
    await untilStopped(plan);
    expect(await readRunEnd(endFile(plan))).toMatchObject({ exitCode: 0 });
  });

  it("clears the record of the run before, even a planted directory or link", async () => {
    const plan = await build();
    const precious = join(stateDir, "precious");
    mkdirSync(precious);
    writeFileSync(join(precious, "file"), "");
    symlinkSync(precious, endFile(plan));
    await runSteps(startWork(plan));
    expect(existsSync(endFile(plan))).toBe(false);
    expect(readdirSync(precious)).toEqual(["file"]);
  });
});

describe("a stop", () => {
  it("kills a program that does not end, when the shown deadline has passed", async () => {
    const plan = await build({ script: deaf, init: { ...handPlan(name).init, stopSeconds: 1 } });
    await runSteps(startWork(plan));
    const deadlines: (number | null)[] = [];
    const before = Date.now();
    await runSteps(stopWork(plan), { setDeadline: (at) => void deadlines.push(at) });
    expect(stateOf(plan)).toBe("shut off");
    expect(deadlines).toEqual([expect.any(Number), null]);
    expect(deadlines[0]).toBeGreaterThanOrEqual(before + 1000);
    expect(await readRunEnd(endFile(plan))).toBeNull();
  });

  it("that is cancelled leaves the program alone", async () => {
    const plan = await build({ script: deaf, init: { ...handPlan(name).init, stopSeconds: 600 } });
    await runSteps(startWork(plan));
    const abort = new AbortController();
    const stopping = runSteps(stopWork(plan), {
      signal: abort.signal,
      setDeadline: (at) => at && abort.abort(),
    });
    await expect(stopping).rejects.toMatchObject({ code: "cancelled" });
    expect(stateOf(plan)).toBe("running");
  });

  it("reaches a paused container, and fails for a stopped one", async () => {
    const plan = await build();
    await runSteps(startWork(plan));
    virsh("suspend", plan.uuid);
    expect((await listDomains()).find((found) => found.uuid === plan.uuid)?.state).toBe("paused");
    await runSteps(stopWork(plan));
    expect(await readRunEnd(endFile(plan))).toMatchObject({ exitCode: 7 });
    await expect(runSteps(stopWork(plan))).rejects.toMatchObject({ code: "container_not_running" });
  });

  it("is half of a restart, which starts a stopped one too", async () => {
    const plan = await build();
    await runSteps(restartWork(plan));
    const first = await initPidOf(plan);
    await runSteps(restartWork(plan));
    const second = await initPidOf(plan);
    expect(first).not.toBeNull();
    expect(second).not.toBeNull();
    expect(second).not.toBe(first);
  });
});

describe("a deletion", () => {
  it("says what goes and what stays, refuses a running container, and can be forced", async () => {
    const plan = await build();
    await runSteps(startWork(plan));
    const preview = await previewDeletion(plan);
    expect(preview.running).toBe(true);
    expect(preview.goes.map((item) => item.path)).toEqual([
      null,
      ...["root", "control", "log"].map((part) => join(plan.store.path, part)),
    ]);
    expect(preview.goes[1]?.bytes).toBeGreaterThan(0);
    expect(preview.stays).toEqual([{ what: expect.any(String), path: "/usr" }]);
    await expect(runSteps(deleteWork(plan, { force: false }))).rejects.toMatchObject({
      code: "container_running",
    });
    expect(stateOf(plan)).toBe("running");
    await runSteps(deleteWork(plan, { force: true }));
    expect(existsSync(plan.store.path)).toBe(false);
  });

  it("never follows a link out of the container, and goes on after a crash", async () => {
    const plan = await build();
    const precious = join(stateDir, "precious");
    mkdirSync(precious);
    writeFileSync(join(precious, "file"), "");
    symlinkSync(precious, join(plan.store.path, "root/link"));
    symlinkSync(precious, join(plan.store.path, "log/end"));
    for (const step of deleteWork(plan, { force: false }).steps.slice(0, 3)) {
      await step.run({ signal: new AbortController().signal, report: () => {}, setDeadline: () => {} });
    }
    expect(readdirSync(join(stateDir, "containers"))).toEqual([`.deleting-${plan.uuid}`]);
    await runSteps(deleteWork(plan, { force: false }));
    expect(readdirSync(join(stateDir, "containers"))).toEqual([]);
    expect(readdirSync(precious)).toEqual(["file"]);
  });

  it("leaves a directory and a domain of the same name alone that are not this container's", async () => {
    const plan = await build();
    const stranger = { ...plan, uuid: randomUUID() };
    await expect(runSteps(deleteWork(stranger, { force: true }))).rejects.toMatchObject({
      code: "path_exists",
    });
    expect(stateOf(plan)).toBe("shut off");
    expect(readdirSync(plan.store.path)).toContain("root");
  });
});

describe("settings of a container", () => {
  it("switch autostart and show the stored and the live definition", async () => {
    const plan = await build();
    await setAutostart(plan, true);
    expect((await listDomains()).find((found) => found.uuid === plan.uuid)?.autostart).toBe(true);
    await setAutostart(plan, false);
    expect((await listDomains()).find((found) => found.uuid === plan.uuid)?.autostart).toBe(false);
    expect(await readDomainXml(plan.uuid)).toMatchObject({
      stored: expect.stringContaining(name),
      live: null,
    });
    await runSteps(startWork(plan));
    expect((await readDomainXml(plan.uuid)).live).toContain("id='");
  });
});

/** Does not end by TERM. */
const deaf = "#!/bin/sh\ntrap '' TERM\nwhile :; do sleep 0.05; done\n";

async function build(changes: Parameters<typeof handPlan>[1] = {}): Promise<Plan> {
  const plan = handPlan(name, { stateDir, ...changes });
  plans.push(plan);
  await runSteps(buildWork(plan, { jobId: "job1", settings: { stateDir } }));
  return plan;
}

async function untilStopped(plan: Plan): Promise<void> {
  while (stateOf(plan) !== "shut off") await new Promise((resolve) => setImmediate(resolve));
}

async function initPidOf(plan: Plan): Promise<number | null> {
  return (await listDomains()).find((found) => found.uuid === plan.uuid)?.initPid ?? null;
}

function endFile(plan: Plan): string {
  return join(plan.store.path, "log/end");
}

function stateOf(plan: Plan): string {
  return virsh("domstate", plan.uuid);
}

function virsh(...args: string[]): string {
  return execFileSync("virsh", ["-q", "-c", "lxc:///", ...args], { encoding: "utf8" }).trim();
}
