import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";
import { readStartTime } from "./read-start-time";

it("is when the process was started, to a few hundredths of a second, and always the same", async () => {
  const before = Date.now();
  const child = spawn("sleep", ["60"]);
  await once(child, "spawn");
  const after = Date.now();
  const started = Number(readStartTime(Number(child.pid)));
  expect(readStartTime(Number(child.pid))).toBe(started);
  child.kill();
  expect(started).toBeGreaterThan(before - 50);
  expect(started).toBeLessThan(after + 50);
});

it("is not known of a process that is gone", () => {
  expect(readStartTime(2 ** 30)).toBeNull();
});
