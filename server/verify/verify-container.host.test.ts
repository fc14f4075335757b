import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildWork } from "@/server/build/build-work";
import { handPlan } from "@/server/build/testing/hand-plan";
import { runSteps } from "@/server/build/testing/run-steps";
import type { Plan } from "@/server/contract/plan";
import { selinuxMode } from "@/server/host/selinux-mode";
import { deleteWork } from "@/server/run/delete-work";
import { startWork } from "@/server/run/start-work";
import { verifyContainer } from "./verify-container";

let count = 0;
/** One for each test: libvirt can take a domain down again for the end of an earlier one of that name. */
let name: string;
const isOff = selinuxMode.read() === "disabled";
let stateDir: string;
let plan: Plan | null;

beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), "t-verify-"));
  plan = null;
  name = `t-vf-${process.pid}-${++count}`;
});

afterEach(async () => {
  if (plan !== null) await runSteps(deleteWork(plan, { force: true }));
  rmSync(stateDir, { recursive: true });
});

describe("the self-test of a real container", () => {
  it.each(["directory", "image"] as const)("passes the barriers that hold here, in a %s", async (kind) => {
    const made = await build(kind === "image" ? { kind, sizeBytes: 32 * 1024 ** 2 } : { kind });
    await runSteps(startWork(made));
    const states = await verify(made);
    const held = ["capabilities", "namespaces", "root", "read-only", "kernel"];
    for (const id of held) expect([id, states[id]?.state]).toEqual([id, "pass"]);
    for (const id of ["definition", "mounts", "init"])
      expect([id, states[id]]).toMatchObject([id, { state: "pass" }]);
    expect(states.selinux?.state).toBe(isOff ? "fail" : "pass");
    expect(states.label?.state).toBe(isOff ? "fail" : "pass");
    expect(states.cgroups?.state).toBe(isOff ? "fail" : "pass");
  });

  it("says of one that does not run what it cannot see, and finds its files as they were labelled", async () => {
    const states = await verify(await build({ kind: "directory" }));
    expect(states.capabilities?.state).toBe("unknown");
    expect(states.mounts?.state).toBe("unknown");
    expect(states.files).toMatchObject({ state: "pass" });
  });

  it("notices a process with more capabilities, and what was changed since", async () => {
    const made = await build({ kind: "directory" });
    await runSteps(startWork(made));
    const log = join(made.store.path, "log/output.log");
    // The shell has read its script then.
    await until(async () => (existsSync(log) && readFileSync(log, "utf8").includes("started") ? true : null));
    const entered = enter();
    try {
      const held = await until(async () => {
        const { capabilities } = await verify(made);
        if (entered.exitCode !== null) throw new Error(`virsh ended with ${entered.exitCode}.`);
        return capabilities?.detail.includes("sleep") ? capabilities : null;
      });
      expect(held.detail).toMatch(/sleep \(\d+\) could have chown, .* more\.$/);
    } finally {
      entered.kill();
    }
    writeFileSync(join(made.store.path, "control", "init"), "#!/bin/sh\n");
    writeFileSync(join(stateDir, "changed.xml"), made.domainXml.replace("policy='deny'", "policy='allow'"));
    execFileSync("virsh", ["-q", "-c", "lxc:///", "define", join(stateDir, "changed.xml")]);
    execFileSync("setfattr", ["-x", "security.selinux", join(made.store.path, "root/etc/hostname")]);
    const states = await verify(made);
    expect(states.definition?.detail).toContain("capabilities is allow: none, planned deny: none");
    expect(states.init?.detail).toContain("control/init");
    expect(states.files?.detail).toContain("root/etc/hostname");
  });
});

async function build(store: Partial<Plan["store"]>): Promise<Plan> {
  const made = handPlan(name, { stateDir, store });
  await runSteps(buildWork(made, { jobId: "job1", settings: { stateDir } }));
  plan = made;
  return made;
}

/** As an administrator does it: virsh gives what it starts every capability. */
function enter() {
  return spawn("virsh", ["-c", "lxc:///", "lxc-enter-namespace", name, "--", "/bin/sleep", "60"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
}

async function until<Found>(look: () => Promise<Found | null>): Promise<Found> {
  for (;;) {
    const found = await look();
    if (found !== null) return found;
  }
}

async function verify(made: Plan) {
  const { findings } = await verifyContainer(made);
  return Object.fromEntries(findings.map((found) => [found.id, found]));
}
