import { once } from "node:events";
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { DenialList } from "@/server/contract/denial-list";
import type { Job } from "@/server/contract/job";
import { runCommand } from "@/server/host/run-command";
import { HelperUnderTest } from "../testing/helper-under-test";

const name = `t-crash-${process.pid}`;
/** A directory of the host's, which becomes the container's own by the change. */
const shared = `/opt/${name}`;
let bundle: Awaited<ReturnType<typeof HelperUnderTest.bundle>>;
let helper: HelperUnderTest;

beforeAll(async () => {
  bundle = await HelperUnderTest.bundle();
  mkdirSync(shared);
  writeFileSync(join(shared, "data"), "the host's");
});

afterAll(() => {
  bundle.remove();
  rmSync(shared, { recursive: true });
});

beforeEach(() => {
  helper = bundle.create();
  writeFileSync(helper.auditLog, "");
});

afterEach(async () => {
  await helper.ask("root", "containers.delete", { body: { name, force: true } });
  await until(async () => (await helper.ask("root", "containers.list")).data.length === 0);
  await helper.end();
});

describe("a change that kill -9 of the helper cuts", () => {
  it.each(["wait", "place", "define", "start", "init", "save", "clean"])(
    "at its step %s has been made wholly, or not at all, and says which",
    async (step) => {
      const first = await helper.start();
      await build();
      const group = await deny();
      const change = { kind: "disposition", path: shared, disposition: "copy" };
      const of = { kind: "answer", id: group.id, change };
      const { planHash } = await helper.query("denials.preview", { name, of });
      const body = { name, id: group.id, change, planHash, restart: true };
      const { data: answered } = await helper.ask("root", "denials.answer", { body });
      await until(async () => hasBegun(await helper.query("jobs.get", { id: answered.jobId }), step));
      first.kill("SIGKILL");
      await once(first, "exit");

      await helper.start();
      await until(async () => (await helper.query("jobs.get", { id: answered.jobId })).endedAt !== null);
      const job: Job = await helper.query("jobs.get", { id: answered.jobId });
      const isMade = job.state === "done";
      if (!isMade) expect(job).toMatchObject({ state: "failed", error: { code: "cancelled" } });
      expect(await look()).toEqual({ state: "running", ...(isMade ? after : before) });
      expect(readdirSync(join(helper.folder, "state/containers"))).toEqual([name]);
      expect(job.steps.filter(({ state }) => state === "running" || state === "waiting")).toEqual([]);
    },
    60_000,
  );
});

const before = { plannedAsCopy: false, isMountDefined: true, isMountLive: true, isHosts: true, answers: 0 };
const after = { plannedAsCopy: true, isMountDefined: false, isMountLive: false, isHosts: false, answers: 1 };

async function build(): Promise<void> {
  const request = {
    executable: "/usr/bin/sleep",
    name,
    arguments: ["1000"],
    network: "none",
    dispositions: { [shared]: "shared" },
  };
  const { data: draft } = await helper.ask("root", "drafts.create", { body: { request } });
  await helper.ask("root", "builds.start", {
    body: { draftId: draft.id, planHash: draft.planHash, start: true },
  });
  await until(async () => (await findContainer())?.state === "running");
}

/** The container is denied to write into it. */
async function deny(): Promise<DenialList["groups"][number]> {
  const { processContext } = await findContainer();
  const stamp = `msg=audit(${(Date.now() / 1000).toFixed(3)}:1)`;
  writeFileSync(
    helper.auditLog,
    `type=AVC ${stamp}: avc:  denied  { write } for  pid=1 comm="sleep" path="${shared}/data" dev="vda" ino=1 scontext=${processContext} tcontext=system_u:object_r:usr_t:s0 tclass=file permissive=0\n`,
  );
  for (;;) {
    const [group] = (await listDenials()).groups;
    if (group) return group;
  }
}

/** What the container is by its plan, by its definition, by the domain that runs, by its files and by what is said. */
async function look() {
  const { state, initPid } = await findContainer();
  const plan = await helper.query("containers.plan", { name });
  const mount = `<target dir='${shared}'/>`;
  const inside = statSync(`/proc/${initPid}/root${shared}/data`);
  return {
    state,
    plannedAsCopy: plan.request.dispositions[shared] === "copy",
    isMountDefined: (await dumpXml("--inactive")).includes(mount),
    isMountLive: (await dumpXml()).includes(mount),
    isHosts: inside.ino === statSync(join(shared, "data")).ino,
    answers: (await listDenials()).groups.flatMap(({ answers }) => answers).length,
  };
}

function hasBegun(job: Job, id: string): boolean {
  return job.endedAt !== null || job.steps.some((step) => step.id === id && step.state !== "waiting");
}

async function findContainer() {
  return (await helper.ask("root", "containers.list")).data[0];
}

function listDenials(): Promise<DenialList> {
  return helper.query("denials.list", { name });
}

function dumpXml(...flags: string[]): Promise<string> {
  return runCommand("virsh", ["-c", "lxc:///", "dumpxml", "--domain", name, ...flags]);
}

async function until(look: () => Promise<boolean>): Promise<void> {
  while (!(await look())) await new Promise((next) => setImmediate(next));
}
