import { describe, expect, it } from "vitest";
import type { Container } from "@/server/contract/container";
import type { StateChange } from "@/server/contract/state-change";
import { createStateRecorder } from "./state-recorder";

describe("createStateRecorder", () => {
  it("writes each state down once, whatever else changes", async () => {
    const { note, states } = setUp();
    await note({ state: "stopped" });
    await note({ state: "stopped", memoryMiB: 7 });
    await note({ state: "running", startedAt: 5000, confinement: "enforced" });
    await note({ state: "running", startedAt: 5000, confinement: "mismatch" });
    await note({ state: "stopped" });
    expect(states.map(({ state, confinement, at }) => [state, confinement, at])).toEqual([
      ["stopped", "unknown", 1001],
      ["running", "enforced", 5000],
      ["running", "mismatch", 5000],
      ["stopped", "unknown", 5000],
    ]);
  });

  it("leaves out what was seen for a moment only", async () => {
    const { note, states } = setUp();
    await note({ state: "starting" });
    await note({ state: "stopped" }, true);
    await note({ state: "running" });
    expect(states.map(({ state }) => state)).toEqual(["starting", "running"]);
  });

  it("goes on after a restart: what happened meanwhile is written when it happened, and nothing twice", async () => {
    const before = setUp();
    await before.note({ state: "running", startedAt: 500 });
    const { note, states } = setUp(before.states);
    await note({ state: "running", startedAt: 500 });
    expect(states).toHaveLength(1);
    const lastEnd = {
      at: 800,
      exitCode: 1,
      signal: null,
      outOfMemory: false,
      recorded: true,
      requested: false,
    };
    await setUp(states).note({ state: "stopped", lastEnd });
    expect(states.at(-1)).toMatchObject({ state: "stopped", at: 800, end: lastEnd });
  });

  it("writes a state down again that could not be written", async () => {
    const { note, states, errors, fail } = setUp();
    fail(true);
    await note({ state: "running" });
    fail(false);
    await note({ state: "running" });
    expect([errors.length, states.length]).toEqual([1, 1]);
  });
});

function setUp(states: StateChange[] = []) {
  const errors: unknown[] = [];
  let [clock, isFailing] = [1000, false];
  const recorder = createStateRecorder({
    now: () => ++clock,
    onError: (error) => errors.push(error),
    store: {
      states: {
        add: async (change) => {
          if (isFailing) throw new Error("disk full");
          states.push({ id: states.length, ...change });
          await Promise.resolve();
        },
        list: ({ limit }) => Promise.resolve([...states].reverse().slice(0, limit)),
        prune: () => Promise.resolve(),
      },
    },
  });
  return {
    states,
    errors,
    fail: (value: boolean) => {
      isFailing = value;
    },
    note: (part: Partial<Container>, isSeenForAMoment = false) => {
      const fresh = {
        name: "web1",
        uuid: "u",
        confinement: "unknown",
        startedAt: null,
        lastEnd: null,
        ...part,
      };
      recorder.note(fresh as Container);
      return isSeenForAMoment ? Promise.resolve() : recorder.flush();
    },
  };
}
