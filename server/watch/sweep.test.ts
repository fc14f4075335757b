import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { sweep } from "./sweep";

let ended: AbortController;
let seen: string[];

beforeEach(() => {
  vi.useFakeTimers();
  ended = new AbortController();
  seen = [];
});

afterEach(() => {
  ended.abort();
  vi.useRealTimers();
});

it("looks at every name once in each period, however many there are", async () => {
  const names = Array.from({ length: 1000 }, (_, index) => `n${index}`);
  start({ list: () => names });
  await vi.advanceTimersByTimeAsync(999);
  expect(seen).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(seen).toEqual(names);
  await vi.advanceTimersByTimeAsync(1000);
  expect(seen).toEqual([...names, ...names]);
});

it("looks at what there is at that time", async () => {
  let names = ["a", "b"];
  start({ list: () => names });
  await vi.advanceTimersByTimeAsync(1000);
  names = ["b", "c"];
  await vi.advanceTimersByTimeAsync(1000);
  expect(seen).toEqual(["a", "b", "b", "c"]);
});

it("goes on after a look that failed, at once and in later rounds, and not after the signal", async () => {
  const errors: unknown[] = [];
  start({
    list: () => ["a", "b"],
    look: (name) => {
      throw new Error(name);
    },
    onError: (error) => errors.push(error),
  });
  await vi.advanceTimersByTimeAsync(2000);
  expect(errors.map(String)).toEqual(["Error: a", "Error: b", "Error: a", "Error: b"]);
  ended.abort();
  await vi.advanceTimersByTimeAsync(2000);
  expect(errors).toHaveLength(4);
});

it("waits for a look that takes long", async () => {
  start({ list: () => ["a", "b"], look: (name) => new Promise(() => seen.push(name)) });
  await vi.advanceTimersByTimeAsync(5000);
  expect(seen).toEqual(["a"]);
});

it("gives way to other work in the middle of a long round", async () => {
  let other = 0;
  let otherDuring = 0;
  vi.useRealTimers();
  const names = Array.from({ length: 20 }, (_, index) => `n${index}`);
  const isOver = new Promise<void>((resolve) => {
    start({
      list: () => names,
      periodMs: 1,
      look: (name) => {
        const until = performance.now() + 1;
        while (performance.now() < until);
        otherDuring = other;
        if (name === names.at(-1)) resolve();
      },
    });
  });
  const count = () => {
    other++;
    if (!ended.signal.aborted) setImmediate(count);
  };
  setTimeout(() => setImmediate(count), 1);
  await isOver;
  expect(otherDuring).toBeGreaterThan(0);
});

function start(options: Partial<Parameters<typeof sweep>[0]>): void {
  sweep({
    signal: ended.signal,
    list: () => [],
    look: (name) => void seen.push(name),
    onError: (error) => expect.fail(String(error)),
    periodMs: 1000,
    ...options,
  });
}
