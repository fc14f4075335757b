import { describe, expect, it } from "vitest";
import { readAttempts } from "./read-attempts";

const refused = "\n=== module\n/.sandboxcontainer/log/job: 3: cannot create /x: Permission denied\n";

describe("readAttempts", () => {
  it("tells what stopped an attempt by its last line, and null for one that succeeded", () => {
    const { results, hasEnded } = readAttempts(`${refused}\n=== bind\nsucceeded\nexit 0\n`);
    expect([...results]).toEqual([
      ["module", "cannot create /x: Permission denied"],
      ["bind", null],
    ]);
    expect(hasEnded).toBe(false);
  });

  it("takes an attempt of which nobody came back for one that succeeded", () => {
    const { results, hasEnded } = readAttempts(`${refused}\n=== reboot\n`);
    expect([...results]).toEqual([
      ["module", "cannot create /x: Permission denied"],
      ["reboot", null],
    ]);
    expect(hasEnded).toBe(true);
  });

  it("does not take silence for success while the container runs", () => {
    const { results, hasEnded } = readAttempts("\n=== reboot\nexit 1\n");
    expect([...results]).toEqual([["reboot", "stopped without a word"]]);
    expect(hasEnded).toBe(false);
  });

  it("reads a job without attempts: the container runs, or has ended before the first", () => {
    expect(readAttempts("exit 0\n")).toEqual({ results: new Map(), hasEnded: false });
    expect(readAttempts("")).toEqual({ results: new Map(), hasEnded: true });
  });
});
