import { describe, expect, it } from "vitest";
import type { Container, RunEnd } from "@/server/contract/container";
import { containerNameSchema } from "@/server/contract/container-name";
import { judgeStart } from "./judge-start";

const end: RunEnd = {
  at: 0,
  exitCode: 0,
  signal: null,
  outOfMemory: false,
  recorded: true,
  requested: false,
};

describe("judgeStart", () => {
  it.each<[string, Container["state"], RunEnd | null, string | null]>([
    ["runs", "running", null, null],
    ["did its work and ended", "stopped", end, null],
    ["failed", "stopped", { ...end, exitCode: 3 }, "web1 was started, but ended at once: exit code 3."],
    [
      "was killed",
      "stopped",
      { ...end, exitCode: null, signal: "SEGV" },
      "web1 was started, but ended at once: signal SEGV.",
    ],
    ["left no record", "stopped", null, "web1 was started, but is stopped."],
    ["is gone from libvirt", "missing", null, "web1 was started, but is missing."],
  ])("%s", (_name, state, lastEnd, message) => {
    const container = { name: containerNameSchema.parse("web1"), state, lastEnd } as Container;
    expect(judgeStart(container)?.message ?? null).toBe(message);
  });
});
