import { describe, expect, it } from "vitest";
import { handPlan } from "@/server/build/testing/hand-plan";
import { runSteps } from "@/server/build/testing/run-steps";
import { ScError } from "@/server/contract/error";
import type { Step } from "@/server/contract/work";
import { composeChange } from "./compose-change";

const before = handPlan("t-change");
const after = { ...before, memoryMiB: 128 };

describe("a change", () => {
  it("stops, changes, starts what it was changed to, and is entered then with the time of the change", async () => {
    const { work, done } = compose({ restart: true });
    await runSteps(work);
    expect(done).toEqual(["check", "stop", "change", "start 128", "save 7", "clean"]);
  });

  it("of a stopped container leaves it stopped", async () => {
    const { work, done } = compose({ restart: false });
    await runSteps(work);
    expect(done).toEqual(["check", "change", "save 7", "clean"]);
  });

  it("that does not start is taken back, and what ran before runs again", async () => {
    const { work, done } = compose({ restart: true, failing: "start 128" });
    await expect(runSteps(work)).rejects.toThrow("no start 128");
    expect(done).toEqual(["check", "stop", "change", "stop", "undo change", "stop", "start 64"]);
  });

  it("that never began leaves a container that runs alone", async () => {
    const { work, done } = compose({ restart: true, failing: "check", isRunning: true });
    await expect(runSteps(work)).rejects.toThrow("no check");
    expect(done).toEqual([]);
  });

  it("cancelled while it waits for the end lets the program end first, and starts it then", async () => {
    const { work, done } = compose({ restart: true, failing: "wait" });
    await expect(runSteps(work)).rejects.toThrow("no wait");
    expect(done).toEqual(["check", "stop", "stop", "wait", "start 64"]);
  });

  it("is final with its entry", () => {
    const { work } = compose({ restart: true });
    expect(work.steps.filter(({ commits }) => commits).map(({ id }) => id)).toEqual(["save"]);
  });

  it("that takes another back is entered before the start, which may fail as it did before", async () => {
    const { work, done } = compose({ restart: true, isUndo: true });
    await runSteps(work);
    expect(done).toEqual(["check", "stop", "change", "save 7", "clean", "start 128"]);
  });

  it("of labels is one step", async () => {
    const { work, done } = compose({ restart: true, isRelabel: true });
    await runSteps(work);
    expect(done).toEqual(["check", "stop", "relabel", "start 128", "save 7"]);
  });
});

function compose(options: Options) {
  const { restart, failing, isRelabel = false, isUndo = false, isRunning = false } = options;
  const done: string[] = [];
  let hasFailed = false;
  const note = (text: string) => async () => {
    if (text === failing && !hasFailed) {
      hasFailed = true;
      throw new Error(`no ${text}`);
    }
    if (isRunning && text.startsWith("start")) throw new ScError("container_running", "It runs.");
    done.push(text);
  };
  const step = (text: string, undo: Step["undo"] = null): Step => ({
    id: text,
    label: text,
    run: note(text),
    undo,
  });
  const host = {
    makeStart: ({ memoryMiB }: typeof before) => ({ steps: [step(`start ${memoryMiB}`)], cancellable: true }),
    makeStop: () => ({
      steps: [step("stop"), ...(failing === "wait" ? [step("wait")] : [])],
      cancellable: true,
    }),
    makeChange: () => ({ steps: [step("change", note("undo change"))], clean: step("clean") }),
    makeRelabel: () => step("relabel"),
  } as unknown as Parameters<typeof composeChange>[0]["host"];
  const work = composeChange(
    { host, now: () => 7 },
    {
      jobId: "job",
      before,
      after,
      isRelabel,
      isUndo,
      restart,
      check: note("check"),
      save: (at) => note(`save ${at}`)(),
    },
  );
  return { work, done };
}

type Options = {
  restart: boolean;
  failing?: string;
  isRelabel?: boolean;
  isUndo?: boolean;
  isRunning?: boolean;
};
