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

it("looks at everything in a second where there is time for it, and goes on from where it stopped where not", async () => {
  start({ list: () => ["c", "a", "b", "e", "d"], perSecond: 2 });
  await vi.advanceTimersByTimeAsync(1000);
  expect(seen).toEqual(["a", "b"]);
  await vi.advanceTimersByTimeAsync(2000);
  expect(seen).toEqual(["a", "b", "c", "d", "e", "a"]);
});

it("looks at none twice in one second", async () => {
  start({ list: () => ["a", "b"], perSecond: 50 });
  await vi.advanceTimersByTimeAsync(1000);
  expect(seen).toEqual(["a", "b"]);
});

it("goes on after a look that failed, and not after the signal", async () => {
  const errors: unknown[] = [];
  const list = () => ["a", "b"];
  start({
    list,
    perSecond: 1,
    look: (name) => Promise.reject(new Error(name)),
    onError: (e) => errors.push(e),
  });
  await vi.advanceTimersByTimeAsync(2000);
  expect(errors.map(String)).toEqual(["Error: a", "Error: b"]);
  ended.abort();
  await vi.advanceTimersByTimeAsync(2000);
  expect(errors).toHaveLength(2);
});

it("waits for a look that takes long", async () => {
  start({ list: () => ["a"], perSecond: 1, look: () => new Promise(() => seen.push("a")) });
  await vi.advanceTimersByTimeAsync(5000);
  expect(seen).toEqual(["a"]);
});

function start(options: Partial<Parameters<typeof sweep>[0]>): void {
  sweep({
    signal: ended.signal,
    list: () => [],
    look: async (name) => void seen.push(name),
    onError: (error) => expect.fail(String(error)),
    perSecond: 50,
    ...options,
  });
}
