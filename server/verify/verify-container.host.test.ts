import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildWork } from "@/server/build/build-work";
import { handPlan } from "@/server/build/testing/hand-plan";
import { runSteps } from "@/server/build/testing/run-steps";
import { type Plan, planSchema } from "@/server/contract/plan";
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
    expect(states.definition).toMatchObject({ state: "pass", detail: "As planned, and so it runs." });
    for (const id of ["mounts", "init"]) expect([id, states[id]]).toMatchObject([id, { state: "pass" }]);
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
    expect(states.definition?.detail).toBe(
      "Changed since: features capabilities policy is allow, planned deny.",
    );
    expect(states.init?.detail).toContain("control/init");
    expect(states.files?.detail).toContain("root/etc/hostname");
  });
});

describe("what is shared with a container, or put into it, while it runs", () => {
  it("is told: a directory that was mounted inside, and one that hides a planned one", async () => {
    const made = await build({ kind: "directory" });
    await runSteps(startWork(made));
    const inside = (...command: string[]) => execFileSync("nsenter", [...target(made), "--", ...command]);
    inside("mount", "--bind", "/run", "/usr/local");
    expect((await verify(made)).mounts).toMatchObject({
      state: "fail",
      detail: "/usr/local is not in the plan.",
    });
    inside("umount", "/usr/local");
    inside("mount", "--bind", "/etc", "/run");
    expect((await verify(made)).mounts?.detail).toBe("/run has something mounted over it.");
    inside("umount", "/run");
    expect((await verify(made)).mounts?.state).toBe("pass");
    inside("umount", "/run");
    inside("mount", "--bind", "/etc", "/run");
    expect((await verify(made)).mounts?.detail).toBe("/run is not of what was planned.");
  });

  it("is told: a mount below a directory of the host, for libvirt brings none along", async () => {
    const share = join(stateDir, "share");
    for (const each of ["before", "after"]) mkdirSync(join(share, each), { recursive: true });
    execFileSync("mount", ["--bind", share, share]);
    try {
      execFileSync("mount", ["--make-shared", share]);
      execFileSync("mount", ["-t", "tmpfs", "t-verify", join(share, "before")]);
      const made = await build({ kind: "directory" }, share);
      await runSteps(startWork(made));
      execFileSync("mount", ["-t", "tmpfs", "t-verify", join(share, "after")]);
      const seen = readFileSync(`/proc/${initPid(made)}/mounts`, "utf8");
      expect(seen).toContain(" /srv ");
      expect(seen).not.toContain(" /srv/");
      expect((await verify(made)).mounts?.state).toBe("pass");
      execFileSync("nsenter", [...target(made), "--", "mount", "--bind", "/etc", "/srv/after"]);
      expect((await verify(made)).mounts?.detail).toBe("/srv/after is not in the plan.");
    } finally {
      execFileSync("umount", ["--recursive", share]);
    }
  });

  it("is told: the network of another container, by both", async () => {
    const made = await build({ kind: "directory" });
    await runSteps(startWork(made));
    const other = handPlan(`${name}-other`, { stateDir });
    // libvirt refuses both at once.
    const shown = other.domainXml.replace("<privnet/>", "");
    const share =
      "<lxc:namespace xmlns:lxc='http://libvirt.org/schemas/domain/lxc/1.0'>" +
      `<lxc:sharenet type='name' value='${name}'/></lxc:namespace></domain>`;
    const sharing = { ...other, domainXml: shown.replace("</domain>", share) };
    await runSteps(buildWork(sharing, { jobId: "job2", settings: { stateDir } }));
    try {
      await runSteps(startWork(sharing));
      expect((await verify(sharing)).namespaces).toMatchObject({
        state: "fail",
        detail: `Shared with ${name}: net.`,
      });
      expect((await verify(made)).namespaces?.detail).toBe(`Shared with ${name}-other: net.`);
      expect((await verify(other)).definition?.detail).toContain("lxc:sharenet");
    } finally {
      await runSteps(deleteWork(sharing, { force: true }));
    }
    expect((await verify(made)).namespaces?.state).toBe("pass");
  });
});

/** The mount namespace of the container's init, as an administrator enters it. */
function target(made: Plan): string[] {
  return ["--mount", "--target", initPid(made)];
}

function initPid(made: Plan): string {
  const status = readFileSync(`/run/libvirt/lxc/${made.name}.xml`, "utf8");
  return /<init pid='(\d+)'/.exec(status)?.[1] ?? "";
}

/** With `share`, a directory of the host that the container has at /srv. */
async function build(store: Partial<Plan["store"]>, share?: string): Promise<Plan> {
  const plain = handPlan(name, { stateDir, store });
  const made = share === undefined ? plain : withShare(plain, share);
  await runSteps(buildWork(made, { jobId: "job1", settings: { stateDir } }));
  plan = made;
  return made;
}

function withShare(made: Plan, share: string): Plan {
  const reason = { evidence: "base", text: "test" } as const;
  const mount = { kind: "bind", source: share, target: "/srv", readOnly: false, sizeKiB: null, reason };
  const filesystem = `<filesystem type='mount'><source dir='${share}'/><target dir='/srv'/></filesystem>`;
  return planSchema.parse({
    ...made,
    mounts: [...made.mounts, mount],
    domainXml: made.domainXml.replace("<console", `${filesystem}<console`),
  });
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
