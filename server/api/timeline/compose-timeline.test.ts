import { describe, expect, it } from "vitest";
import type { Activity } from "@/server/contract/activity";
import { type Job, jobSchema } from "@/server/contract/job";
import type { StateChange } from "@/server/contract/state-change";
import { composeTimeline, type TimelineSources } from "./compose-timeline";

const nothing: TimelineSources = { states: [], jobs: [], activities: [], denials: [], lines: [] };

describe("composeTimeline", () => {
  it("puts everything in one order, the newest first", () => {
    const entries = composeTimeline({
      ...nothing,
      states: [state({ id: 1, at: 300 }), state({ id: 2, at: 100 })],
      jobs: [job({ queuedAt: 200 })],
      activities: [activity({ at: 50, action: "containers.setAutostart" })],
      lines: [line({ at: 250 })],
    });
    expect(entries.map(({ at, kind }) => [at, kind])).toEqual([
      [300, "state"],
      [250, "log"],
      [200, "work"],
      [100, "state"],
      [50, "activity"],
    ]);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  });

  it("tells a request that became work once, and one that did not, too", () => {
    const entries = composeTimeline({
      ...nothing,
      jobs: [job({ queuedAt: 10_000, endedAt: 11_000, actor: "ann" })],
      activities: [
        activity({ id: 1, at: 9990, actor: "ann", action: "containers.start" }),
        activity({ id: 2, at: 9990, actor: "bob", action: "containers.start", result: "denied" }),
        activity({ id: 3, at: 90_000, actor: "ann", action: "containers.start", result: "failed" }),
      ],
    });
    expect(entries.map(({ id, tone, actor, title }) => [id, tone, actor, title])).toEqual([
      ["activity-3", "warn", "ann", "Start: failed"],
      ["work-j", "ok", "ann", "Start: done in 1.0 s"],
      ["activity-2", "warn", "bob", "Start: not allowed"],
    ]);
  });

  it("tells how a run ended, and what is wrong in red", () => {
    const end = { at: 1, exitCode: null, signal: null, outOfMemory: false, recorded: true, requested: false };
    const told = (part: Partial<StateChange>) => {
      const [entry] = composeTimeline({ ...nothing, states: [state(part)] });
      return [entry?.title, entry?.tone];
    };
    expect(told({ state: "stopped", end: { ...end, exitCode: 0 } })).toEqual([
      "Stopped: ended with exit code 0",
      "plain",
    ]);
    expect(told({ state: "stopped", end: { ...end, exitCode: 3 } })).toEqual([
      "Stopped: ended with exit code 3",
      "danger",
    ]);
    expect(told({ state: "stopped", end: { ...end, outOfMemory: true, requested: true } })[0]).toContain(
      "memory",
    );
    expect(told({ state: "stopped", end: { ...end, signal: "TERM", requested: true } })[1]).toBe("plain");
    expect(told({ state: "running", confinement: "enforced" })).toEqual(["Running", "ok"]);
    expect(told({ state: "running", confinement: "not-enforced" })).toEqual(["Running", "plain"]);
    expect(told({ state: "running", confinement: "mismatch" })).toEqual(["Running", "danger"]);
  });

  it("leaves out what has no time, and shortens a line", () => {
    const entries = composeTimeline({
      ...nothing,
      lines: [line({ at: null }), line({ at: 1, text: "x".repeat(1000) })],
    });
    expect(entries.map(({ title, page }) => [title.length, page])).toEqual([[301, "log?at=7"]]);
  });
});

function state(part: Partial<StateChange>): StateChange {
  return { id: 1, container: "web1", at: 1, state: "running", confinement: "unknown", end: null, ...part };
}

function job(part: Partial<Job>): Job {
  const times = { queuedAt: 1, startedAt: 1, endedAt: 1201 };
  const rest = { revision: 1, kind: "start", container: "web1", state: "done", actor: "root", steps: [] };
  return jobSchema.parse({
    id: "j",
    ...rest,
    deadline: null,
    cancellable: false,
    error: null,
    ...times,
    ...part,
  });
}

function activity(part: Partial<Activity>): Activity {
  return {
    id: 1,
    at: 1,
    actor: "root",
    action: "x",
    container: "web1",
    detail: "",
    result: "ok",
    error: null,
    ...part,
  };
}

function line(part: Partial<TimelineSources["lines"][number]>) {
  return { number: 0, offset: 7, text: "ERROR x", level: "error" as const, at: 1, ...part };
}
