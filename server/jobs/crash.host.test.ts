import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore, type Store } from "@/server/store/open-store";
import { createJobQueue } from "./job-queue";

/** A helper in small: builds two folders, says so, and then hangs in the third step with its folder half made. */
const helper = `
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { openStore } from "@/server/store/open-store";
import { createJobQueue } from "@/server/jobs/job-queue";
const [folder, kind] = process.argv.slice(-2);
const store = await openStore(join(folder, "test.db"), "prisma/migrations");
const log = { info() {}, warn() {}, error() {} };
const queue = createJobQueue({ store, now: Date.now, log, onChange: () => {}, beforeEnd: async () => {} });
const make = (id, then = async () => {}) => ({
  id, label: id, undo: null,
  run: async () => { mkdirSync(join(folder, "made", id)); await then(); },
});
const hang = () => new Promise(() => { console.log("in the third step"); setInterval(() => {}, 1000); });
const steps = [make("one"), make("two"), make("three", hang), make("four")];
await queue.submit({ id: "job-1", kind, container: "web1", actor: "ann", action: "x", detail: "", arguments: { tag: 7 }, work: { steps, cancellable: true } });
`;

describe("after kill -9", () => {
  let folder: string;
  let store: Store;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sc-crash-"));
    mkdirSync(join(folder, "made"));
  });

  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const makeWork = (ran: string[]) => ({
    cancellable: false,
    steps: ["one", "two", "three", "four"].map((id) => ({
      id,
      label: id,
      run: async () => void ran.push(`run ${id}`),
      undo: async () => {
        ran.push(`undo ${id}`);
        rmSync(join(folder, "made", id), { recursive: true, force: true });
      },
    })),
  });

  const reopen = async () => {
    store = await openStore(join(folder, "test.db"), "prisma/migrations");
    return createJobQueue({
      store,
      now: Date.now,
      log: silent,
      onChange: () => undefined,
      beforeEnd: () => Promise.resolve(),
    });
  };

  it("takes a build back from disk: the started steps, in reverse, and nothing else", async () => {
    await runUntilKilled(folder, "build");
    expect(readdirSync(join(folder, "made"))).toEqual(["one", "three", "two"]);
    const queue = await reopen();
    const ran: string[] = [];
    await queue.recover(async (job, details) => {
      expect(job).toMatchObject({ id: "job-1", state: "running" });
      expect(job.steps.map(({ state }) => state)).toEqual(["done", "done", "running", "waiting"]);
      expect(details.arguments).toEqual({ tag: 7 });
      return { kind: "undo", work: makeWork(ran) };
    });
    expect(ran).toEqual(["undo three", "undo two", "undo one"]);
    expect(readdirSync(join(folder, "made"))).toEqual([]);
    expect(await queue.get("job-1")).toMatchObject({
      state: "failed",
      steps: [{ state: "undone" }, { state: "undone" }, { state: "undone" }, { state: "skipped" }],
    });
    expect(await store.activity.list({ before: null, limit: 9, container: null })).toMatchObject([
      { result: "failed" },
    ]);
  });

  it("finishes a delete from the step that was under way", async () => {
    await runUntilKilled(folder, "delete");
    const queue = await reopen();
    const ran: string[] = [];
    await queue.recover(async () => ({ kind: "resume", work: makeWork(ran) }));
    while (queue.findActive("web1")) await new Promise((done) => setImmediate(done));
    expect(ran).toEqual(["run three", "run four"]);
    expect(await queue.get("job-1")).toMatchObject({ state: "done" });
  });

  it("says of a start that it was interrupted, and ends a job that cannot be judged", async () => {
    await runUntilKilled(folder, "start");
    const queue = await reopen();
    await queue.recover(async () => {
      throw new Error("the plan is gone");
    });
    expect(await queue.get("job-1")).toMatchObject({ state: "failed", error: { code: "cancelled" } });
    expect(await store.jobs.listUnfinished()).toEqual([]);
  });
});

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

async function runUntilKilled(folder: string, kind: string): Promise<void> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "--eval", helper, "--", folder, kind],
    { cwd: resolve("."), stdio: ["ignore", "pipe", "inherit"] },
  );
  const lines = createInterface({ input: child.stdout });
  const exit = once(child, "exit");
  const first = await Promise.race([once(lines, "line"), exit.then(() => ["ended early"])]);
  expect(first[0]).toBe("in the third step");
  expect(existsSync(join(folder, "made", "three"))).toBe(true);
  child.kill("SIGKILL");
  expect(await exit).toEqual([null, "SIGKILL"]);
}
