import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { containerNameSchema } from "@/server/contract/container-name";
import { ScError } from "@/server/contract/error";
import type { Job } from "@/server/contract/job";
import type { Step } from "@/server/contract/work";
import { openStore, type Store } from "@/server/store/open-store";
import { createJobQueue, type JobQueue, type JobRequest } from "./job-queue";

describe("job queue", () => {
  let folder: string;
  let store: Store;
  let queue: JobQueue;
  let published: Job[];
  let done: string[];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "sc-jobs-"));
    store = await openStore(join(folder, "test.db"), "prisma/migrations");
    published = [];
    done = [];
    queue = createJobQueue({
      store,
      now: Date.now,
      log: silent,
      onChange: (job) => published.push(job),
      beforeEnd: () => Promise.resolve(),
    });
  });

  afterEach(async () => {
    await queue.stop();
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const step = (id: string, changes: Partial<Step> = {}): Step => ({
    id,
    label: id,
    run: async () => void done.push(`run ${id}`),
    undo: async () => void done.push(`undo ${id}`),
    ...changes,
  });
  const submit = (name: string, steps: Step[], changes: Partial<JobRequest> = {}) =>
    queue.submit({
      id: randomUUID(),
      kind: "build",
      container: containerNameSchema.parse(name),
      actor: "ann",
      action: "builds.start",
      detail: "",
      arguments: {},
      work: { steps, cancellable: true },
      ...changes,
    });
  const ended = (id: string) =>
    until(() =>
      published.find((job) => job.id === id && job.endedAt !== null && !queue.findActive(job.container)),
    );

  it("runs the steps in order, writes each down before it starts, and closes the activity entry", async () => {
    const seen: unknown[] = [];
    const look = async () => {
      const [job] = await store.jobs.list(1);
      seen.push(job?.steps.map(({ state }) => state).join(" "));
    };
    const { id } = await submit("a", [step("one", { run: look }), step("two", { run: look })]);
    expect((await ended(id)).state).toBe("done");
    expect(seen).toEqual(["running waiting", "done running"]);
    expect(await store.jobs.find(id)).toMatchObject({
      state: "done",
      steps: [{ state: "done" }, { state: "done" }],
    });
    expect(await store.activity.list({ before: null, limit: 9, container: "a" })).toMatchObject([
      { actor: "ann", action: "builds.start", result: "ok" },
    ]);
  });

  it("undoes the started steps in reverse when one fails, and tells why", async () => {
    const fail = async () => {
      throw new ScError("disk_full", "No space.", { fix: "Make room." });
    };
    const { id } = await submit("a", [
      step("one"),
      step("two", { undo: null }),
      step("three", { run: fail }),
      step("four"),
    ]);
    const job = await ended(id);
    expect(done).toEqual(["run one", "run two", "undo three", "undo one"]);
    expect(job).toMatchObject({
      state: "failed",
      error: { code: "disk_full", message: "No space.", fix: "Make room." },
      steps: [{ state: "undone" }, { state: "done" }, { state: "undone" }, { state: "skipped" }],
    });
    expect(await store.jobs.find(id)).toMatchObject({ steps: job.steps, error: job.error });
  });

  it("goes on undoing when one undo fails", async () => {
    const fail = async () => {
      throw new Error("boom");
    };
    const { id } = await submit("a", [
      step("one"),
      step("two", { undo: fail }),
      step("three", { run: fail }),
    ]);
    expect((await ended(id)).error?.code).toBe("internal");
    expect(done).toEqual(["run one", "run two", "undo three", "undo one"]);
  });

  it("cancels the step under way and undoes", async () => {
    const wait = (progress: { signal: AbortSignal }) =>
      new Promise<void>((_resolve, reject) => {
        progress.signal.addEventListener("abort", () => reject(progress.signal.reason));
      });
    const { id } = await submit("a", [step("one"), step("two", { run: wait })]);
    await until(() => published.find((job) => job.steps[1]?.state === "running"));
    await queue.cancel(id);
    expect(await ended(id)).toMatchObject({ state: "cancelled", error: { code: "cancelled" } });
    expect(done).toEqual(["run one", "undo two", "undo one"]);
    await expect(queue.cancel(id)).rejects.toMatchObject({ code: "job_not_cancellable" });
    await expect(queue.cancel("none")).rejects.toMatchObject({ code: "job_not_found" });
  });

  it("cancels what still waits without running it", async () => {
    const gate = createGate();
    await submit("a", [step("one", { run: () => gate.opened })]);
    const { id } = await submit("b", [step("two")]);
    await queue.cancel(id);
    gate.open();
    expect(await ended(id)).toMatchObject({ state: "cancelled", steps: [{ state: "skipped" }] });
    expect(done).toEqual([]);
  });

  it("does not cancel what must not stop half-way", async () => {
    const gate = createGate();
    const { id } = await submit("a", [step("one", { run: () => gate.opened })], {
      kind: "delete",
      work: { steps: [step("one", { run: () => gate.opened })], cancellable: false },
    });
    await expect(queue.cancel(id)).rejects.toMatchObject({ code: "job_not_cancellable" });
    gate.open();
    expect((await ended(id)).state).toBe("done");
  });

  it("cannot be cancelled in the step that commits, and is done and not undone when what follows fails", async () => {
    const gate = createGate();
    const fail = async () => {
      throw new Error("boom");
    };
    const { id } = await submit("a", [
      step("one"),
      step("save", { run: () => gate.opened, commits: true }),
      step("clean", { run: fail }),
    ]);
    await until(() => published.find((job) => job.steps[1]?.state === "running"));
    await expect(queue.cancel(id)).rejects.toMatchObject({ code: "job_not_cancellable" });
    gate.open();
    expect(await ended(id)).toMatchObject({
      state: "done",
      error: null,
      steps: [{ state: "done" }, { state: "done" }, { state: "failed", detail: "See the helper's log." }],
    });
    expect(done).toEqual(["run one"]);
  });

  it("is undone when the step that commits fails itself", async () => {
    const fail = async () => {
      throw new Error("boom");
    };
    const { id } = await submit("a", [step("one"), step("save", { run: fail, undo: null, commits: true })]);
    expect((await ended(id)).state).toBe("failed");
    expect(done).toEqual(["run one", "undo one"]);
  });

  it("runs one build at a time, and starts side by side", async () => {
    const gate = createGate();
    let running = 0;
    let most = 0;
    const run = async () => {
      most = Math.max(most, ++running);
      await gate.opened;
      running--;
    };
    const builds = await Promise.all(["a", "b", "c"].map((name) => submit(name, [step("one", { run })])));
    const starts = await Promise.all(
      ["d", "e", "f"].map((name) =>
        submit(name, [step("one", { run: () => gate.opened })], { kind: "start" }),
      ),
    );
    await until(
      () =>
        starts.every(({ id }) => published.some((job) => job.id === id && job.state === "running")) || null,
    );
    gate.open();
    for (const { id } of [...builds, ...starts]) expect((await ended(id)).state).toBe("done");
    expect(most).toBe(1);
  });

  it("refuses a second job of a busy container, also when both are asked for at once", async () => {
    const gate = createGate();
    const tries = await Promise.allSettled(
      Array.from({ length: 5 }, () =>
        submit("a", [step("one", { run: () => gate.opened })], { kind: "start" }),
      ),
    );
    const refused = tries.filter((result) => result.status === "rejected");
    expect(refused).toHaveLength(4);
    expect(refused[0]?.reason).toMatchObject({ code: "container_busy" });
    gate.open();
    await until(() => (queue.findActive("a") ? null : true));
    expect((await submit("a", [step("two")])).state).toBe("queued");
  });

  it("publishes progress at most 10 times a second, with a growing revision and the last value", async () => {
    const { id } = await submit("a", [
      step("one", {
        run: async ({ report }) => {
          const end = Date.now() + 350;
          let amount = 0;
          while (Date.now() < end) {
            report(++amount, 1000, "file");
            await new Promise((resolve) => setImmediate(resolve));
          }
          report(1000, 1000);
        },
      }),
    ]);
    const job = await ended(id);
    const mine = published.filter((each) => each.id === id);
    expect(
      mine.filter((each) => each.steps[0]?.done !== null && each.steps[0]?.state === "running").length,
    ).toBeLessThan(5);
    expect(mine.map(({ revision }) => revision)).toEqual(
      mine.map(({ revision }) => revision).sort((a, b) => a - b),
    );
    expect(new Set(mine.map(({ revision }) => revision)).size).toBe(mine.length);
    expect(job.steps[0]).toMatchObject({ done: 1000, total: 1000, detail: "file" });
  });

  it("looks at the container when all is done or taken back, before the job counts as ended", async () => {
    const endedThen: unknown[] = [];
    queue = createJobQueue({
      store,
      now: Date.now,
      log: silent,
      onChange: (job) => published.push(job),
      beforeEnd: async (container) => {
        endedThen.push([...done], queue.findActive(container)?.endedAt);
        throw new Error("libvirt is away");
      },
    });
    const fail = async () => {
      throw new ScError("cancelled", "x");
    };
    const good = await submit("a", [step("one")]);
    expect((await ended(good.id)).state).toBe("done");
    const bad = await submit("a", [step("two", { run: fail })]);
    expect((await ended(bad.id)).state).toBe("failed");
    expect(endedThen).toEqual([["run one"], null, ["run one", "undo two"], null]);
  });

  it("calls the follow-up only when the job is done", async () => {
    const onDone = async () => void done.push("follow-up");
    const good = await submit("a", [step("one")], { onDone });
    await ended(good.id);
    const fail = async () => {
      throw new ScError("cancelled", "x");
    };
    const bad = await submit("b", [step("two", { run: fail })], { onDone });
    await ended(bad.id);
    expect(done.filter((each) => each === "follow-up")).toHaveLength(1);
  });
});

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

function createGate(): { opened: Promise<void>; open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** Looks again at every turn of the event loop until there is something. */
async function until<Found>(look: () => Found | null | undefined): Promise<Found> {
  for (;;) {
    const found = look();
    if (found) return found;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
