import { expect, it } from "vitest";
import { readOldDaemon } from "./read-old-daemon.mjs";

const running = "ActiveState=active\nExecMainStartTimestamp=@1732731234\n";

it("is one that runs since before the change, or since the same second", () => {
  expect(readOldDaemon(running, 1_732_731_235_000)).toBe(true);
  expect(readOldDaemon(running, 1_732_731_234_000)).toBe(true);
  expect(readOldDaemon(running, 1_732_731_233_999)).toBe(false);
});

it("is one of which only is known that it runs, and none that does not run or does not exist", () => {
  expect(readOldDaemon("ActiveState=active\nExecMainStartTimestamp=\n", 1)).toBe(true);
  expect(readOldDaemon("ActiveState=inactive\nExecMainStartTimestamp=@1\n", 2000)).toBe(false);
  expect(readOldDaemon("", 1)).toBe(false);
});
