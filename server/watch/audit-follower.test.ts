import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { handPlan } from "@/server/build/testing/hand-plan";
import { records, web1 } from "@/server/denials/testing/records";
import type { AuditLog } from "@/server/host/find-audit-log";
import { openStore, type Store } from "@/server/store/open-store";
import { createAuditFollower } from "./audit-follower";

let folder: string;
let path: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sc-audit-"));
  path = join(folder, "audit.log");
  store = await openStore(join(folder, "test.db"), "prisma/migrations");
  for (const name of ["web1", "web3"]) {
    const pair = await store.pairs.reserve(name, [], 1);
    const plan = handPlan(name);
    const build = { draftId: name, jobId: name, planHash: "", owner: "ann", at: 1 };
    await store.containers.begin({ ...build, plan: { ...plan, label: { ...plan.label, pair } } });
  }
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

describe("the audit log's follower", () => {
  it("keeps what is a container's, and tells of it", async () => {
    const others = ["system_u:system_r:sshd_t:s0", web1.replace("web1", "gone")];
    const theirs = others.map((source, index) => event(10 + index, { source, target: "a:b:c_t:s0" }));
    writeFileSync(path, [...theirs, event(1)].join(""));
    const run = await follow();
    await run.until(1);
    appendFileSync(path, event(3));
    await run.until(2);
    while (run.told.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(run.told).toContain("web1");
    expect(run.follower.list("web1")).toMatchObject({
      groups: [{ count: 2, denial: { container: "web1", serial: 1 } }],
      log: { kind: "file", reason: null },
    });
    expect(run.follower.list("gone").groups).toEqual([]);
    await run.stop();
  });

  it("goes on where it was: nothing is lost and nothing counts twice, also over a rotation", async () => {
    writeFileSync(path, event(1) + event(2));
    const first = await follow();
    await first.until(2);
    await first.stop();
    appendFileSync(path, event(3));
    renameSync(path, `${path}.1`);
    writeFileSync(path, event(4));
    const second = await follow();
    expect(second.follower.summarize("web1").count).toBe(2);
    await second.until(4);
    await second.stop();
    const third = await follow();
    expect(third.follower.summarize("web1").count).toBe(4);
    appendFileSync(path, event(5));
    await third.until(5);
    await third.stop();
  });

  it("counts right when it was ended at any moment", async () => {
    writeFileSync(path, "");
    let written = 0;
    for (let round = 0; round < 5; round++) {
      const run = await follow();
      for (let part = 0; part < 40; part++) {
        const text = event(++written);
        const cut = (part * 37) % text.length;
        appendFileSync(path, text.slice(0, cut));
        await new Promise((resolve) => setImmediate(resolve));
        appendFileSync(path, text.slice(cut));
      }
      if (round % 2 === 0) await run.until(written);
      await run.stop();
    }
    const last = await follow();
    await last.until(written);
    expect(last.follower.summarize("web1").count).toBe(written);
    await last.stop();
  });

  it("asks for the control group of a process only while the pid is its own", async () => {
    const controller = {
      source: "system_u:system_r:virtd_lxc_t:s0",
      target: "system_u:object_r:virt_log_t:s0",
    };
    const now = (Date.now() / 1000).toFixed(3);
    writeFileSync(path, event(1, controller) + event(2, controller, now));
    const run = await follow(undefined, () => "web1");
    await run.until(1);
    expect(run.follower.list("web1").groups).toMatchObject([{ count: 1, denial: { serial: 2 } }]);
    await run.stop();
  });

  it("keeps what was dismissed over a restart, and brings it back with one more", async () => {
    writeFileSync(path, event(1));
    const first = await follow();
    await first.until(1);
    const ids = first.follower.list("web1").groups.map(({ id }) => id);
    await expect(first.follower.setDismissed("web3", ids, "ann")).rejects.toMatchObject({
      code: "denial_not_found",
    });
    await first.follower.setDismissed("web1", ids, "ann");
    await first.stop();
    const second = await follow();
    expect(second.follower.summarize("web1").count).toBe(0);
    expect(second.follower.list("web1").groups).toMatchObject([{ count: 1, dismissal: { by: "ann" } }]);
    appendFileSync(path, event(2));
    await second.until(1);
    expect(second.follower.list("web1").groups).toMatchObject([{ count: 2, dismissal: { count: 1 } }]);
    await second.follower.setDismissed("web1", ids, null);
    expect(second.follower.summarize("web1").count).toBe(2);
    await second.stop();
  });

  it("forgets a container that is gone", async () => {
    writeFileSync(path, event(1));
    const run = await follow();
    await run.until(1);
    run.follower.forget("web1");
    appendFileSync(path, event(2, { source: web1.replace("web1", "web3") }));
    await run.until(1, "web3");
    await run.stop();
    expect((await store.denials.list()).map(({ denial }) => denial.container)).toEqual(["web3"]);
  });

  it("forgets one also while there is no log, and what a helper that crashed could not forget", async () => {
    writeFileSync(path, event(1) + event(2, { source: web1.replace("web1", "web3") }));
    const first = await follow();
    await first.until(1, "web3");
    await first.stop();
    await store.containers.remove("web1", 2);
    const second = await follow({ kind: "none", reason: "audit-off" });
    expect(second.follower.summarize("web1").count).toBe(0);
    expect(second.follower.summarize("web3").count).toBe(1);
    await second.stop();
  });

  it("goes on when the log could not be looked for", async () => {
    const run = await follow(() => Promise.reject(new Error("out of memory")));
    while (run.warnings.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    let isOver = false;
    void run.follower.ended().then(() => {
      isOver = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(isOver).toBe(false);
    await run.stop();
  });

  it("does not take a log for one without denials when reading it fails", async () => {
    mkdirSync(path);
    const run = await follow();
    expect(run.follower.list("web1").log).toMatchObject({ kind: "none", reason: "unreadable" });
    expect(run.warnings).toEqual(["the audit log could not be read on"]);
    await run.stop();
  });

  it("says why there is nothing", async () => {
    const run = await follow({ kind: "none", reason: "audit-off" });
    expect(run.follower.list("web1")).toEqual({
      groups: [],
      log: { kind: "none", reason: "audit-off", lost: null },
    });
    await run.stop();
  });
});

function event(
  serial: number,
  change: Parameters<typeof records.avc>[0] = {},
  time = `${1795503461 + serial}.000`,
): string {
  const target = "system_u:object_r:var_t:s0";
  const stamp = records.stamp(serial, time);
  return `type=AVC ${stamp}: ${records.avc({ target, ...change })}\ntype=SYSCALL ${stamp}: ${records.call()}\ntype=PROCTITLE ${stamp}: proctitle=636174\n`;
}

async function follow(
  found: AuditLog | (() => Promise<AuditLog>) = { kind: "file", path },
  containerOfPid: (pid: number) => string | null = () => null,
) {
  const ended = new AbortController();
  const told: string[] = [];
  const warnings: string[] = [];
  const follower = createAuditFollower({
    store,
    now: Date.now,
    log: { warn: (_, message) => warnings.push(message), error: () => undefined },
    tools: {
      findAuditLog: async () => (typeof found === "function" ? found() : found),
      readAuditLoss: async () => "",
      containerOfPid,
    },
    onChange: (names) => told.push(...names),
  });
  await follower.start(ended.signal);
  return {
    follower,
    told,
    warnings,
    async until(count: number, name = "web1"): Promise<void> {
      while (follower.summarize(name).count < count) {
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    async stop(): Promise<void> {
      ended.abort();
      await follower.ended();
    },
  };
}
