import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AbsolutePath } from "@/server/contract/absolute-path";
import type { Plan, PlanEntry } from "@/server/contract/plan";
import { buildWork } from "./build-work";
import { handPlan } from "./testing/hand-plan";
import { runSteps } from "./testing/run-steps";

/** Another run of these tests may be under way on this host. */
const name = `t-run-build-${process.pid}`;
let stateDir: string;

beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), "t-run-"));
});

afterEach(() => {
  if (listDomains().includes(name)) virsh("undefine", name);
  rmSync(stateDir, { recursive: true });
});

describe("a build", () => {
  it("makes the directory, labels it and defines the domain", async () => {
    const plan = handPlan(name, { stateDir, autostart: true });
    await build(plan);
    expect(readdirSync(containers())).toEqual([name]);
    expect(statSync(plan.store.path).mode & 0o777).toBe(0o700);
    expect(readFileSync(join(plan.store.path, "root/etc/hostname"), "utf8")).toBe(`${name}\n`);
    expect(statSync(join(plan.store.path, "control/init")).mode & 0o777).toBe(0o755);
    for (const path of ["", "owner.json", "root", "root/etc/hostname", "control/init", "log"]) {
      expect(labelOf(join(plan.store.path, path))).toBe(plan.label.fileContext);
    }
    expect(virsh("domuuid", name)).toBe(plan.uuid);
    expect(virsh("list", "--all", "--autostart", "--name").split("\n")).toContain(name);
  });

  it("makes a sparse image with the tree in it, labels and owners included", async () => {
    const plan = handPlan(name, { stateDir, store: { kind: "image", sizeBytes: 256 * 1024 ** 2 } });
    await build(plan);
    const image = join(plan.store.path, "root.img");
    expect(readdirSync(plan.store.path).sort()).toEqual(["control", "log", "owner.json", "root.img"]);
    expect(statSync(image)).toMatchObject({ size: 256 * 1024 ** 2 });
    expect(statSync(image).blocks * 512).toBeLessThan(32 * 1024 ** 2);
    const inside = (request: string) => execFileSync("debugfs", ["-R", request, image], { encoding: "utf8" });
    expect(inside("cat /etc/hostname")).toBe(`${name}\n`);
    expect(inside("ea_get /etc/hostname security.selinux")).toContain(plan.label.fileContext);
    expect(labelOf(image)).toBe(plan.label.fileContext);
  });
});

describe("a build that cannot be leaves alone", () => {
  it("a directory of that name", async () => {
    const plan = handPlan(name, { stateDir });
    mkdirSync(plan.store.path, { recursive: true });
    writeFileSync(join(plan.store.path, "root.img"), "theirs");
    await expect(build(plan)).rejects.toMatchObject({ code: "path_exists" });
    expect(readFileSync(join(plan.store.path, "root.img"), "utf8")).toBe("theirs");
    expect(readdirSync(containers())).toEqual([name]);
  });

  it("a directory that came into being meanwhile, even an empty one", async () => {
    const plan = handPlan(name, { stateDir });
    const work = buildWork(plan, { jobId: "job1", settings: { stateDir } });
    const place = work.steps.findIndex((step) => step.id === "place");
    for (const step of work.steps.slice(0, place)) await step.run(quiet);
    mkdirSync(plan.store.path);
    await expect(work.steps[place]?.run(quiet)).rejects.toMatchObject({ code: "path_exists" });
    for (const step of [...work.steps].reverse()) await step.undo?.();
    expect(readdirSync(containers())).toEqual([name]);
    expect(readdirSync(plan.store.path)).toEqual([]);
  });

  it("a domain of that name that is not ours", async () => {
    const theirs = defineTheirs();
    const plan = handPlan(name, { stateDir });
    await expect(build(plan)).rejects.toMatchObject({ code: "domain_exists" });
    for (const step of buildWork(plan, { jobId: "job1", settings: { stateDir } }).steps) await step.undo?.();
    expect(virsh("domuuid", name)).toBe(theirs);
  });

  it("a domain of that name that came into being meanwhile", async () => {
    const plan = handPlan(name, { stateDir });
    const work = buildWork(plan, { jobId: "job1", settings: { stateDir } });
    for (const step of work.steps.slice(0, -1)) await step.run(quiet);
    const theirs = defineTheirs();
    await expect(work.steps.at(-1)?.run(quiet)).rejects.toMatchObject({ code: "domain_exists" });
    for (const step of work.steps.toReversed()) await step.undo?.();
    expect(virsh("domuuid", name)).toBe(theirs);
    expect(readdirSync(containers())).toEqual([]);
  });

  it("everything when the plan was refused", async () => {
    const warnings = [{ severity: "refuse" as const, code: "x", text: "No.", fix: "Do.", path: null }];
    await expect(build(handPlan(name, { stateDir, warnings }))).rejects.toMatchObject({
      code: "plan_refused",
      message: "No.",
      fix: "Do.",
    });
    expect(readdirSync(containers())).toEqual([]);
  });
});

describe("a build that fails takes everything back", () => {
  it("when the definition is not valid", async () => {
    const plan = handPlan(name, { stateDir });
    const broken = { ...plan, domainXml: plan.domainXml.replace("<vcpu>1", "<vcpu>none") };
    await expect(build(broken)).rejects.toMatchObject({ code: "command_failed" });
    expectNothing();
  });

  it("when a source changed its kind since the plan", async () => {
    const path = join(stateDir, "source");
    mkdirSync(path);
    const plan = handPlan(name, { stateDir, entries: [entryOf(path, "file")] });
    await expect(build(plan)).rejects.toMatchObject({ code: "plan_changed" });
    expectNothing();
  });

  it("when the content does not fit in the image", async () => {
    const path = join(stateDir, "source");
    writeFileSync(path, Buffer.alloc(24 * 1024 ** 2, 1));
    const store = { kind: "image" as const, sizeBytes: 16 * 1024 ** 2 };
    const plan = handPlan(name, { stateDir, store, entries: [entryOf(path, "file")] });
    await expect(build(plan)).rejects.toMatchObject({
      code: "disk_full",
      message: expect.stringContaining("16 MiB"),
    });
    expectNothing();
  });

  it.each(["directory", "image"] as const)("when the disk is full, into a %s", async (kind) => {
    const source = join(stateDir, "source");
    writeFileSync(source, Buffer.alloc(12 * 1024 ** 2, 1));
    const small = join(stateDir, "small");
    mkdirSync(small);
    execFileSync("mount", ["-t", "tmpfs", "-o", kind === "image" ? "size=20m" : "size=8m", "tmpfs", small]);
    try {
      const store = { kind, sizeBytes: 64 * 1024 ** 2, neededBytes: 0 };
      const plan = handPlan(name, { stateDir: small, store, entries: [entryOf(source, "file")] });
      await expect(build(plan)).rejects.toMatchObject({ code: "disk_full" });
      expect(readdirSync(join(small, "containers"))).toEqual([]);
      expect(listDomains()).not.toContain(name);
    } finally {
      execFileSync("umount", [small]);
    }
  });

  it("before it writes when there is less space than needed", async () => {
    const plan = handPlan(name, { stateDir, store: { neededBytes: 2 ** 50 } });
    await expect(build(plan)).rejects.toMatchObject({ code: "disk_full" });
    expectNothing();
  });
});

describe("a crash", () => {
  it.each([1, 2, 3, 4, 5, 6, 7])("after step %i is undone by another process, twice over", async (count) => {
    const plan = handPlan(name, { stateDir, store: { kind: "image", sizeBytes: 16 * 1024 ** 2 } });
    const options = { jobId: "job1", settings: { stateDir } };
    for (const step of buildWork(plan, options).steps.slice(0, count)) await step.run(quiet);
    for (const _ of [1, 2]) {
      for (const step of [...buildWork(plan, options).steps].reverse()) await step.undo?.();
    }
    expect(listDomains()).not.toContain(name);
    expect(readdirSync(containers())).toEqual([]);
  });

  it("of one job is not undone by another", async () => {
    const plan = handPlan(name, { stateDir });
    await build(plan);
    const other = { ...handPlan(name, { stateDir }), uuid: crypto.randomUUID() };
    for (const step of buildWork(other, { jobId: "job2", settings: { stateDir } }).steps.toReversed()) {
      await step.undo?.();
    }
    expect(readdirSync(containers())).toEqual([name]);
    expect(virsh("domuuid", name)).toBe(plan.uuid);
  });
});

const quiet = { signal: new AbortController().signal, report: () => undefined, setDeadline: () => undefined };

function build(plan: Plan): Promise<void> {
  return runSteps(buildWork(plan, { jobId: "job1", settings: settingsOf(plan) }));
}

function settingsOf(plan: Plan) {
  return { stateDir: join(plan.store.path, "../..") };
}

function containers(): string {
  return join(stateDir, "containers");
}

function expectNothing(): void {
  expect(existsSync(containers()) ? readdirSync(containers()) : []).toEqual([]);
  expect(listDomains()).not.toContain(name);
}

function entryOf(path: string, kind: PlanEntry["kind"]): PlanEntry {
  return {
    path: path as AbsolutePath,
    kind,
    size: 0,
    mode: 0o644,
    uid: 0,
    gid: 0,
    owner: "root",
    group: "root",
    target: null,
    onHost: true,
    package: null,
    flags: [],
    disposition: "copy",
    reason: { evidence: "base", text: "test" },
  };
}

function defineTheirs(): string {
  const plan = handPlan(name, { stateDir: join(stateDir, "theirs") });
  const file = join(stateDir, "theirs.xml");
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, plan.domainXml);
  virsh("define", file);
  return plan.uuid;
}

function labelOf(path: string): string {
  return execFileSync(
    "getfattr",
    ["-h", "-n", "security.selinux", "--only-values", "--absolute-names", path],
    {
      encoding: "utf8",
    },
  ).replace(/\0$/, "");
}

function listDomains(): string[] {
  return virsh("list", "--all", "--name").split("\n");
}

function virsh(...args: string[]): string {
  return execFileSync("virsh", ["-q", "-c", "lxc:///", ...args], { encoding: "utf8" }).trim();
}
