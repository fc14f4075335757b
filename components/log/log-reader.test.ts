import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { LogView } from "@/server/contract/log-view";
import { createLogReader, type LogQuestion, mostLines } from "./log-reader";

describe("createLogReader", () => {
  it("holds what is in sight, wherever that goes, and never much more", async () => {
    const jumps = fc.array(fc.tuple(fc.nat(1_000_000), fc.integer({ min: 1, max: 200 })), { maxLength: 30 });
    const log = makeLog(1_000_000);
    await fc.assert(
      fc.asyncProperty(jumps, async (places) => {
        const reader = createLogReader(log.ask);
        reader.start();
        for (const [from, count] of places) {
          reader.want(from, from + count);
          await settle();
          for (let number = from; number < Math.min(from + count, 1_000_000); number++) {
            expect(reader.lineAt(number)?.text).toBe(`line ${number}`);
          }
          expect(reader.countHeld()).toBeLessThanOrEqual(mostLines);
        }
        expect(log.mostAtOnce()).toBe(1);
      }),
      { numRuns: 30 },
    );
  });

  it("asks for the place that is wanted now, not for all on the way", async () => {
    const log = makeLog(1_000_000);
    const reader = createLogReader(log.ask);
    reader.start();
    for (let from = 0; from < 500_000; from += 1000) reader.want(from, from + 50);
    await settle();
    expect(log.questions.length).toBeLessThan(6);
    expect(reader.lineAt(499_000)).toBeDefined();
  });

  it("hears of new lines, and reads the last one again, which was there in part", async () => {
    const log = makeLog(10);
    const reader = createLogReader(log.ask);
    const heard = vi.fn<() => void>();
    reader.subscribe(heard);
    reader.start();
    await settle();
    log.texts[9] = "line 9, whole";
    log.texts.push("line 10");
    reader.grown();
    await settle();
    expect(reader.read().head?.total).toBe(11);
    expect([reader.lineAt(9)?.text, reader.lineAt(10)?.text]).toEqual(["line 9, whole", "line 10"]);
    expect(heard).toHaveBeenCalled();
  });

  it("forgets all lines of a log that was begun anew", async () => {
    const log = makeLog(100);
    const reader = createLogReader(log.ask);
    reader.start();
    await settle();
    log.begin(["new"]);
    reader.want(0, 50);
    reader.grown();
    await settle();
    expect(reader.read().head?.total).toBe(1);
    expect(reader.lineAt(0)?.text).toBe("new");
    expect(reader.countHeld()).toBe(1);
  });

  it("finds lines by offset, and keeps an error until it goes", async () => {
    const log = makeLog(1000);
    const reader = createLogReader(log.ask);
    reader.start();
    expect(await reader.locate(5000)).toBe(500);
    expect(await reader.locate(5001)).toBe(501);
    expect((await reader.fetchLine(700))?.offset).toBe(7000);
    log.fail = new Error("away");
    reader.grown();
    await settle();
    expect(reader.read().error).toBe(log.fail);
    log.fail = null;
    reader.grown();
    await settle();
    expect(reader.read().error).toBeNull();
  });

  it("does not ask for ever for what the server does not give", async () => {
    const log = makeLog(1000);
    const ask = vi.fn<(query: LogQuestion) => Promise<LogView>>(async (query) => ({
      ...(await log.ask(query)),
      lines: [],
    }));
    const reader = createLogReader(ask);
    reader.start();
    reader.want(0, 50);
    await settle();
    expect(ask.mock.calls.length).toBeLessThan(5);
  });
});

/** A log of lines of ten bytes each. */
function makeLog(count: number) {
  let [generation, open, most] = ["a", 0, 0];
  const log = {
    texts: Array.from({ length: count }, (_, index) => `line ${index}`),
    questions: [] as LogQuestion[],
    fail: null as Error | null,
    mostAtOnce: () => most,
    begin(texts: string[]) {
      generation += "+";
      log.texts = texts;
    },
    async ask(query: LogQuestion): Promise<LogView> {
      log.questions.push(query);
      most = Math.max(most, ++open);
      await Promise.resolve();
      open -= 1;
      if (log.fail) throw log.fail;
      const { length: total } = log.texts;
      const at =
        query.around === undefined ? query.from : Math.ceil(query.around / 10) - Math.floor(query.limit / 2);
      const from = Math.max(0, Math.min(at ?? total - query.limit, total));
      const lines = log.texts.slice(from, from + query.limit).map((text, index) => ({
        number: from + index,
        offset: (from + index) * 10,
        text,
        level: null,
        at: null,
      }));
      return { lines, first: 0, total, size: total * 10, scanned: total * 10, isComplete: true, generation };
    },
  };
  return log;
}

function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
}
