import { describe, expect, it } from "vitest";
import { containerNameSchema } from "@/server/contract/container-name";
import type { Job } from "@/server/contract/job";
import { formatJob, makeProgress } from "./job-progress";

describe("formatJob", () => {
  it("names the running step with its bytes", () => {
    const job = makeJob(["done", "running", "waiting"], { done: 1_200_000, total: 40_000_000 });
    expect(formatJob(job)).toBe("web1: [2/3] Step 2, 1.2 MB of 40 MB");
  });

  it("says the state when no step runs", () => {
    expect(formatJob({ ...makeJob(["waiting"]), state: "queued" })).toBe("web1: waiting for its turn");
  });

  it("makes control characters of a label visible", () => {
    const job = makeJob(["running"]);
    const [step] = job.steps;
    expect(formatJob({ ...job, steps: step ? [{ ...step, label: "a\x1b[2J" }] : [] })).toContain("a\\x1b[2J");
  });
});

describe("makeProgress", () => {
  it("draws one line again at a terminal and wipes it at the end", () => {
    const written = collect(true, true);
    written.progress.show(makeJob(["running", "waiting"]));
    written.progress.end();
    expect(written.text()).toBe("\r\x1b[2Kweb1: [1/2] Step 1\r\x1b[2K");
  });

  it("writes a line for every change of a step elsewhere, each once", () => {
    const written = collect(false, true);
    for (const states of [
      ["running", "waiting"] as const,
      ["done", "running"] as const,
      ["done", "running"] as const,
    ]) {
      written.progress.show(makeJob([...states]));
    }
    expect(written.text().split("\n")).toEqual([
      "web1: [1/2] Step 1: running",
      "web1: [1/2] Step 1: done",
      "web1: [2/2] Step 2: running",
      "",
    ]);
  });
});

function collect(isTTY: boolean, isSingle: boolean) {
  const parts: string[] = [];
  const output = { isTTY, columns: 80, write: (text: string) => parts.push(text) };
  return { progress: makeProgress(output, isSingle), text: () => parts.join("") };
}

function makeJob(
  states: Job["steps"][number]["state"][],
  amount: { done: number | null; total: number | null } = { done: null, total: null },
): Job {
  return {
    id: "1",
    revision: 1,
    kind: "build",
    container: containerNameSchema.parse("web1"),
    state: "running",
    actor: "root",
    steps: states.map((state, index) => ({
      id: `${index}`,
      label: `Step ${index + 1}`,
      state,
      ...(state === "running" ? amount : { done: null, total: null }),
      detail: null,
      startedAt: null,
      endedAt: null,
    })),
    deadline: null,
    cancellable: true,
    error: null,
    queuedAt: 0,
    startedAt: 0,
    endedAt: null,
  };
}
