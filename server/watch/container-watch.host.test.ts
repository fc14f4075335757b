import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildWork } from "@/server/build/build-work";
import { handPlan } from "@/server/build/testing/hand-plan";
import { runSteps } from "@/server/build/testing/run-steps";
import type { Container } from "@/server/contract/container";
import type { Event } from "@/server/contract/event";
import type { Job } from "@/server/contract/job";
import type { Plan } from "@/server/contract/plan";
import type { Topic } from "@/server/contract/topic";
import { runCommand } from "@/server/host/run-command";
import { settings } from "@/server/host/settings";
import { deleteWork } from "@/server/run/delete-work";
import { judgeConfinement } from "@/server/run/judge-confinement";
import { logFile } from "@/server/run/log-file";
import { readRunEnd } from "@/server/run/read-run-end";
import { openStore, type Store } from "@/server/store/open-store";
import { type ContainerWatch, createContainerWatch } from "./container-watch";
import { readHostStatus } from "./read-host-status";

const name = `t-watch-${process.pid}`;
let folder: string;
let store: Store;
let plan: Plan;
let watch: ContainerWatch;
let stop: AbortController;
let seen: Event[];
let active: Job | null;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sc-watch-"));
  store = await openStore(join(folder, "test.db"), "prisma/migrations");
  const model = handPlan(name, { stateDir: folder });
  plan = { ...model, label: { ...model.label, pair: await store.pairs.reserve("d", [], 1) } };
  await store.containers.begin({ draftId: "d", jobId: "j", plan, planHash: "h", owner: "ann", at: 1 });
  await runSteps(buildWork(plan, { jobId: "j", settings: { stateDir: folder } }));
  await store.containers.complete(name, "d");
  stop = new AbortController();
  seen = [];
  active = null;
  watch = await createWatch();
  await watch.start(stop.signal);
});

afterEach(async () => {
  stop.abort();
  await runSteps(deleteWork(plan, { force: true }));
  await store.close();
  rmSync(folder, { recursive: true });
});

describe("container watch", () => {
  it("tells what virsh does to a container, in order and with growing revisions, and how the run ended", async () => {
    void follow(null);
    await until(() => seen[0]);
    expect(seen[0]).toMatchObject({
      kind: "snapshot",
      containers: [{ name, state: "stopped", lastEnd: null }],
    });
    await virsh("start", plan.uuid);
    await until(() => watch.get(name)?.initPid);
    expect(watch.get(name)).toMatchObject({ state: "running", confinement: "not-enforced" });
    expect(Math.abs((watch.get(name)?.startedAt ?? 0) - Date.now())).toBeLessThan(60_000);
    await virsh("suspend", plan.uuid);
    await until(() => watch.get(name)?.state === "paused");
    await virsh("resume", plan.uuid);
    await until(() => watch.get(name)?.state === "running");
    // An init that has no trap yet is killed, and writes nothing.
    const output = join(plan.store.path, "log", "output.log");
    await until(() => existsSync(output) && readFileSync(output, "utf8") === "started\n");
    await virsh("destroy", plan.uuid);
    await until(() => watch.get(name)?.state === "stopped");
    expect(watch.get(name)).toMatchObject({ initPid: null, lastEnd: { recorded: true, requested: false } });
    expect(statesSeen()).toEqual(["running", "paused", "running", "stopped"]);
    const revisions = changesSeen().map(({ revision }) => revision);
    expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => a - b));
  });

  it("shows a container at the end of a job as the job left it, although libvirt's event is not read yet", async () => {
    void follow(null);
    await until(() => seen[0]);
    const run = async (kind: "start" | "stop", command: string) => {
      active = {
        id: kind,
        kind,
        container: name,
        state: "running",
        endedAt: null,
        steps: [],
      } as unknown as Job;
      watch.onJob(active);
      execFileSync("virsh", ["-q", "-c", "lxc:///", command, plan.uuid]);
      await watch.look(name);
      const ended = { ...active, state: "done" as const, endedAt: Date.now() };
      active = null;
      watch.onJob(ended);
    };
    await run("start", "start");
    await until(() => watch.get(name)?.initPid);
    await run("stop", "destroy");
    await watch.refresh();
    expect(statesSeen()).toEqual(["starting", "running", "stopping", "stopped"]);
  });

  it("knows an end that nobody recorded", async () => {
    await virsh("start", plan.uuid);
    const pid = await until(() => watch.get(name)?.initPid);
    process.kill(pid, "SIGKILL");
    await until(() => watch.get(name)?.state === "stopped");
    expect(watch.get(name)?.lastEnd).toMatchObject({ recorded: false, requested: false, exitCode: null });
  });

  it("tells the end of a run that was over before it could be looked at", async () => {
    await virsh("start", plan.uuid);
    process.kill(await until(() => watch.get(name)?.initPid), "SIGKILL");
    const first = await until(() => watch.get(name)?.lastEnd);
    await runCommand("virsh", ["-c", "lxc:///", `start ${plan.uuid}; destroy ${plan.uuid}`]);
    // The init records whole seconds, so the later end may be the one with the earlier time.
    const second = await until(() => {
      const { state, lastEnd } = watch.get(name) ?? {};
      return state === "stopped" && lastEnd && lastEnd.at !== first.at && lastEnd;
    });
    expect(second.requested).toBe(false);
  });

  it("knows what runs, and its end, also where it begins while libvirt is away", async () => {
    await virsh("start", plan.uuid);
    const pid = await until(() => watch.get(name)?.initPid);
    const { libvirtUri } = settings;
    settings.libvirtUri = "lxc+unix:///system?socket=/nonexistent";
    try {
      const late = await createWatch();
      await late.refresh();
      expect(late.host().libvirt.reachable).toBe(false);
      expect(late.get(name)).toMatchObject({ state: "running", initPid: pid, confinement: "not-enforced" });
      process.kill(pid, "SIGKILL");
      await until(() => watch.get(name)?.state === "stopped");
      await late.refresh();
      expect(late.get(name)).toMatchObject({ state: "stopped", initPid: null, confinement: "unknown" });
    } finally {
      settings.libvirtUri = libvirtUri;
    }
  });

  it("says that libvirt has lost a container, and that a container is gone", async () => {
    void follow(null);
    await virsh("undefine", plan.uuid);
    await until(() => watch.get(name)?.state === "missing");
    await store.containers.remove(name, 1);
    await watch.refresh();
    expect(watch.get(name)).toBeNull();
    await until(() => seen.find((event) => event.kind === "container-removed"));
  });

  it("tells the tab that watches a log when it grows, and no other", async () => {
    void follow(`log:${name}`);
    const others: Event[] = [];
    void follow(null, others);
    const log = join(plan.store.path, "log", "output.log");
    await until(() => seen[0]);
    appendFileSync(log, "one\n");
    const first = await until(() => seen.find((event) => event.kind === "log"));
    expect(first).toMatchObject({ name, size: 4 });
    for (let index = 0; index < 1000; index++) appendFileSync(log, "x\n");
    await until(() => seen.find((event) => event.kind === "log" && event.size === 2004));
    expect(seen.filter((event) => event.kind === "log").length).toBeLessThan(50);
    rmSync(log);
    appendFileSync(log, "new\n");
    const last = await until(() =>
      seen.findLast((event) => event.kind === "log" && event.size === 4 && event !== first),
    );
    expect(last).not.toMatchObject({ generation: first && "generation" in first ? first.generation : "" });
    expect(others.filter(({ kind }) => kind === "log")).toEqual([]);
  });

  it("tells the tab that watches what a container uses, while it runs, and no other", async () => {
    void follow(`figures:${name}`);
    const others: Event[] = [];
    void follow(null, others);
    await virsh("start", plan.uuid);
    const event = await until(() => seen.find(({ kind }) => kind === "figures"));
    expect(event).toMatchObject({
      name,
      figures: { tasks: expect.any(Number), memoryBytes: expect.any(Number) },
    });
    expect(others.filter(({ kind }) => kind === "figures")).toEqual([]);
  });
});

async function createWatch(): Promise<ContainerWatch> {
  const nothing = {
    packageDbs: [],
    helperVersion: "0",
    libvirt: { reachable: false, awaySince: null, version: null, selinuxDriver: false },
  };
  return createContainerWatch({
    store,
    jobs: { findActive: () => active, listRecent: () => [] },
    denials: {
      summarize: () => ({ count: 0, suspicious: 0, lastAt: null }),
      forget: () => undefined,
    },
    tools: {
      readHost: readHostStatus,
      readRunEnd,
      judgeConfinement,
      readLogState: (path) => logFile.readPage(path, { limit: 1 }),
    },
    host: await readHostStatus(false, nothing),
    onSeen: () => undefined,
    now: Date.now,
    log: { warn: () => undefined, error: () => undefined },
  });
}

async function follow(topic: Topic | null, into = seen): Promise<void> {
  const topics = topic === null ? [] : [topic];
  for await (const { event } of watch.subscribe({ lastEventId: null, topics, signal: stop.signal }))
    into.push(event);
}

function changesSeen(): Container[] {
  return seen.flatMap((event) => (event.kind === "container" ? [event.container] : []));
}

function statesSeen(): Container["state"][] {
  return changesSeen()
    .map(({ state }) => state)
    .filter((state, index, all) => state !== all[index - 1]);
}

async function virsh(command: string, uuid: string): Promise<void> {
  await runCommand("virsh", ["-c", "lxc:///", command, "--domain", uuid]);
}

async function until<Found>(look: () => Found | null | undefined | false): Promise<Found> {
  for (;;) {
    const found = look();
    if (found) return found;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
