import { execFileSync } from "node:child_process";
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
import type { AbsolutePath } from "@/server/contract/absolute-path";
import type { Plan, PlanEntry } from "@/server/contract/plan";
import type { Step } from "@/server/contract/work";
import { buildWork } from "./build-work";
import { changeWork, findAdded } from "./change-work";
import { addedFiles } from "./place-added";
import { relabelStep } from "./relabel-step";
import { handPlan } from "./testing/hand-plan";
import { runSteps } from "./testing/run-steps";

/** Another run of these tests may be under way on this host. */
const name = `t-change-${process.pid}`;
let stateDir: string;
let shared: string;
let before: Plan;
let after: Plan;

beforeEach(async () => {
  stateDir = mkdtempSync(join(tmpdir(), "t-change-"));
  shared = join(stateDir, "shared");
  mkdirSync(shared);
  writeFileSync(join(shared, "file"), "the host's");
  const policy = { module: `sc_${name}`, load: false, text: "; before\n", rules: [] };
  before = withShared(handPlan(name, { stateDir, policy }));
  after = withCopy(before);
  await runSteps(buildWork(before, { jobId: "build", settings: { stateDir } }));
});

afterEach(() => {
  virsh("undefine", name);
  rmSync(stateDir, { recursive: true });
});

describe("a change of a container that stands", () => {
  it("copies what was shared, labels it, writes the init and defines it; its data stays", async () => {
    writeFileSync(inRoot("/etc/own"), "data");
    await runSteps({ steps: change(before, after), cancellable: true });
    expect(readFileSync(inRoot(`${shared}/file`), "utf8")).toBe("the host's");
    expect(labelOf(inRoot(`${shared}/file`))).toBe(after.label.fileContext);
    expect(readFileSync(inRoot("/etc/own"), "utf8")).toBe("data");
    expect(readFileSync(join(before.store.path, "control/init"), "utf8")).toBe("#!/bin/sh\n# after\n");
    expect(virsh("dumpxml", name)).toContain("<memory unit='KiB'>98304</memory>");
    expect(virsh("domuuid", name)).toBe(before.uuid);
    expect(listContainers()).toEqual([name]);
  });

  it("leaves alone what it copied when the plan before comes back, and does not overwrite it later", async () => {
    await runSteps({ steps: change(before, after), cancellable: true });
    writeFileSync(inRoot(`${shared}/file`), "its own");
    await runSteps({ steps: change(after, before), cancellable: true });
    expect(readFileSync(inRoot(`${shared}/file`), "utf8")).toBe("its own");
    expect(virsh("dumpxml", name)).toContain("<memory unit='KiB'>65536</memory>");
    await runSteps({ steps: change(before, after), cancellable: true });
    expect(readFileSync(inRoot(`${shared}/file`), "utf8")).toBe("its own");
    expect(listContainers()).toEqual([name]);
  });

  it.each([0, 1, 2, 3, 4, 5, 6])(
    "after a crash behind step %i is undone by the plan before alone",
    async (count) => {
      const tree = listTree();
      const steps = change(before, after).slice(0, count);
      for (const step of steps) await step.run(quiet);
      const undoing = change(before, before).filter(({ id }) => steps.some((step) => step.id === id));
      for (const _ of [1, 2]) for (const step of undoing.toReversed()) await step.undo?.();
      expect(listTree()).toEqual(tree);
      expect(readFileSync(join(before.store.path, "control/init"), "utf8")).not.toContain("after");
      expect(virsh("dumpxml", name)).toContain("<memory unit='KiB'>65536</memory>");
      expect(listContainers()).toEqual([name]);
    },
  );

  it("follows no link that the container has put on the way, and takes everything back", async () => {
    const outside = join(stateDir, "outside");
    mkdirSync(outside);
    const parent = inRoot(stateDir);
    rmSync(parent, { recursive: true });
    symlinkSync(outside, parent);
    const steps = change(before, after);
    await expect(runSteps({ steps, cancellable: true })).rejects.toMatchObject({ code: "path_exists" });
    expect(readdirSync(outside)).toEqual([]);
    expect(listContainers()).toEqual([name]);
  });

  it("is refused where the way to the place is gone, and takes everything back", async () => {
    renameSync(inRoot(stateDir), inRoot("/elsewhere"));
    await expect(runSteps({ steps: change(before, after), cancellable: true })).rejects.toMatchObject({
      code: "path_exists",
    });
    expect(listContainers()).toEqual([name]);
  });

  it("leaves, when taken back later, what the container may have written since it was handed over", async () => {
    const steps = change(before, after).filter(({ id }) => id !== "clean");
    for (const step of steps) await step.run(quiet);
    writeFileSync(inRoot(`${shared}/new`), "written by the program");
    for (const step of change(before, before).toReversed()) await step.undo?.();
    expect(readFileSync(inRoot(`${shared}/new`), "utf8")).toBe("written by the program");
    expect(virsh("dumpxml", name)).toContain("<memory unit='KiB'>65536</memory>");
    expect(listContainers()).toEqual([name]);
  });

  it("takes back every move that it can, and says then that one failed", async () => {
    const staging = join(stateDir, "staging");
    const root = join(stateDir, "root");
    mkdirSync(join(staging, "tree/a"), { recursive: true });
    mkdirSync(join(staging, "tree/b"));
    for (const path of ["a", "b"]) {
      writeFileSync(join(staging, "tree", path, "file"), path);
      mkdirSync(join(root, path), { recursive: true });
    }
    const tops = ["/a/file", "/b/file"].map((path) => ({ path, wasMount: false }));
    await addedFiles.place(tops, { staging, root });
    expect(readdirSync(join(root, "a"))).toEqual(["file"]);
    renameSync(join(root, "b"), join(root, "c"));
    await expect(addedFiles.takeBack({ staging, root })).rejects.toMatchObject({ code: "path_exists" });
    expect(readdirSync(join(root, "a"))).toEqual([]);
    expect(readdirSync(staging).sort()).toEqual(["aside", "moves.json", "tree"]);
  });

  it.each(["stage", "place"])("is refused where it runs by the step %s", async (id) => {
    const steps = change(before, after);
    const index = steps.findIndex((step) => step.id === id);
    for (const step of steps.slice(0, index)) await step.run(quiet);
    virsh("start", name);
    try {
      await expect(steps[index]?.run(quiet)).rejects.toMatchObject({ code: "container_running" });
      const relabel = relabelStep(before);
      await expect(relabel.run(quiet)).rejects.toMatchObject({ code: "container_running" });
    } finally {
      virsh("destroy", name);
    }
  });

  it("labels its files again, and says so when it was started before the last of them", async () => {
    const relabel = relabelStep(before);
    const strip = () => execFileSync("setfattr", ["-x", "security.selinux", inRoot("/etc/hostname")]);
    strip();
    await relabel.run(quiet);
    expect(labelOf(inRoot("/etc/hostname"))).toBe(before.label.fileContext);
    strip();
    try {
      await expect(relabel.run({ ...quiet, signal: startWhenAsked() })).rejects.toMatchObject({
        code: "container_running",
      });
      expect(labelOf(inRoot("/etc/hostname"))).toBe(before.label.fileContext);
    } finally {
      virsh("destroy", name);
    }
  });

  it("keeps what the container has put in the place itself", async () => {
    writeFileSync(inRoot(`${shared}/mine`), "its own");
    await runSteps({ steps: change(before, after), cancellable: true });
    expect(readdirSync(inRoot(shared))).toEqual(["mine"]);
  });

  it("is refused in a directory that is not its own", async () => {
    const other = { ...after, uuid: crypto.randomUUID() };
    await expect(runSteps({ steps: change(before, other), cancellable: true })).rejects.toMatchObject({
      code: "path_exists",
    });
    expect(existsSync(join(before.store.path, "root"))).toBe(true);
  });

  it("is refused where files would have to be put into an image", async () => {
    const image = { store: { ...before.store, kind: "image" as const } };
    await expect(
      findAdded({ before: { ...before, ...image }, after: { ...after, ...image } }),
    ).rejects.toMatchObject({
      code: "plan_refused",
      message: expect.stringContaining("its image"),
    });
  });
});

const quiet = { signal: new AbortController().signal, report: () => undefined, setDeadline: () => undefined };

/** The walk asks at every file whether it is cancelled; at the first, somebody starts the container with virsh. */
function startWhenAsked(): AbortSignal {
  let isStarted = false;
  return Object.defineProperty(new AbortController().signal, "aborted", {
    get: () => {
      if (!isStarted) virsh("start", name);
      isStarted = true;
      return false;
    },
  });
}

function change(from: Plan, to: Plan): Step[] {
  const { steps, clean } = changeWork({ before: from, after: to }, { jobId: "job1", settings: { stateDir } });
  return [...steps, clean];
}

function withShared(plan: Plan): Plan {
  const path = shared as AbsolutePath;
  const mount = { kind: "bind" as const, source: path, target: path, readOnly: true, sizeKiB: null };
  return { ...plan, mounts: [...plan.mounts, { ...mount, reason: { evidence: "base", text: "" } }] };
}

function withCopy(plan: Plan): Plan {
  return {
    ...plan,
    policy: { module: `sc_${name}`, load: false, text: "; after\n", rules: [] },
    mounts: plan.mounts.filter(({ target }) => target !== shared),
    entries: [...plan.entries, entryOf(shared, "directory"), entryOf(join(shared, "file"), "file")],
    generatedFiles: plan.generatedFiles.map((file) =>
      file.path.endsWith("/init") ? { ...file, content: "#!/bin/sh\n# after\n" } : file,
    ),
    domainXml: plan.domainXml.replace(">64<", ">96<"),
  };
}

function entryOf(path: string, kind: PlanEntry["kind"]): PlanEntry {
  const owner = { mode: 0o755, uid: 0, gid: 0, owner: "root", group: "root" };
  const rest = {
    size: 0,
    target: null,
    onHost: true,
    package: null,
    flags: [],
    disposition: "copy" as const,
  };
  return { path: path as AbsolutePath, kind, ...owner, ...rest, reason: { evidence: "base", text: "" } };
}

function inRoot(path: string): string {
  return join(before.store.path, "root", path);
}

function listContainers(): string[] {
  return readdirSync(join(stateDir, "containers"));
}

function listTree(): string[] {
  return readdirSync(join(before.store.path, "root"), { recursive: true }).map(String).sort();
}

function labelOf(path: string): string {
  const query = ["-h", "-n", "security.selinux", "--only-values", "--absolute-names", path];
  return execFileSync("getfattr", query, { encoding: "utf8" }).replace(/\0$/, "");
}

function virsh(...args: string[]): string {
  return execFileSync("virsh", ["-q", "-c", "lxc:///", ...args], { encoding: "utf8" }).trim();
}
