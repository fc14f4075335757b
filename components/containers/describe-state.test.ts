import { describe, expect, it } from "vitest";
import { describeState } from "./describe-state";
import { makeContainer } from "./testing/make-container";

const end = { at: 1, exitCode: 0, signal: null, outOfMemory: false, recorded: true, requested: false };

describe("describeState", () => {
  it.each([
    [null, "Stopped"],
    [end, "Stopped"],
    [{ ...end, exitCode: 1 }, "Failed"],
    [{ ...end, exitCode: 1, requested: true }, "Stopped"],
    [{ ...end, exitCode: null, signal: "SEGV" }, "Failed"],
    [{ ...end, exitCode: null, signal: "TERM", requested: true }, "Stopped"],
    [{ ...end, exitCode: null, outOfMemory: true }, "Failed"],
    [{ ...end, exitCode: null, recorded: false }, "Stopped"],
  ])("calls a stopped container after the end %j %s", (lastEnd, word) => {
    expect(describeState(makeContainer({ name: "a", lastEnd })).word).toBe(word);
  });

  it("does not call a running container failed for an end of before", () => {
    const container = makeContainer({ name: "a", state: "running", lastEnd: { ...end, exitCode: 1 } });
    expect(describeState(container).word).toBe("Running");
  });
});
