import { appendFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type LogFilter, logFilterSchema } from "@/server/contract/log-filter";
import type { LogView, LogViewLine } from "@/server/contract/log-view";
import { createLogView } from "./log-view";

let folder: string;
let log: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "t-view-"));
  log = join(folder, "output.log");
});

afterEach(() => rmSync(folder, { recursive: true }));

describe("createLogView", () => {
  it("gives any lines of a log by their number, and the newest", async () => {
    writeFileSync(log, `${numbered(10_000).join("\n")}\n`);
    const view = makeView();
    expect(await view({ from: 0, limit: 3 })).toMatchObject({ first: 0, total: 10_000, isComplete: true });
    expect(textsOf(await view({ from: 0, limit: 3 }))).toEqual(numbered(10_000).slice(0, 3));
    expect(textsOf(await view({ from: 5000, limit: 100 }))).toEqual(numbered(10_000).slice(5000, 5100));
    expect(textsOf(await view({ limit: 2 }))).toEqual(numbered(10_000).slice(-2));
    expect(textsOf(await view({ from: 20_000, limit: 2 }))).toEqual([]);
    const [line] = (await view({ from: 7000, limit: 1 })).lines;
    const around = await view({ around: line?.offset ?? 0, limit: 11 });
    expect(around.lines[5]?.number).toBe(7000);
  });

  it("goes on where the log grows, also within a line", async () => {
    writeFileSync(log, "one\ntw");
    const view = makeView();
    expect(textsOf(await view({ limit: 9 }))).toEqual(["one", "tw"]);
    appendFileSync(log, "o\nthree\n");
    expect(textsOf(await view({ limit: 9 }))).toEqual(["one", "two", "three"]);
    expect(await view({ limit: 9 })).toMatchObject({ total: 3 });
  });

  it("starts anew when the log was cut or replaced", async () => {
    writeFileSync(log, "a\nb\nc\n");
    const view = makeView();
    const before = await view({ limit: 9 });
    truncateSync(log, 0);
    appendFileSync(log, "d\n");
    expect(textsOf(await view({ limit: 9 }))).toEqual(["d"]);
    // Cut and longer again before anybody looked.
    truncateSync(log, 0);
    appendFileSync(log, "x\ny\nz\n");
    const cut = await view({ limit: 9 });
    expect(textsOf(cut)).toEqual(["x", "y", "z"]);
    expect(cut.generation).not.toBe(before.generation);
    rmSync(log);
    writeFileSync(log, "e\nf\ng\nh\n");
    const after = await view({ limit: 9 });
    expect(textsOf(after)).toEqual(["e", "f", "g", "h"]);
    expect(after.generation).not.toBe(before.generation);
  });

  it("comes to the same when it may only look for a moment at a time", async () => {
    writeFileSync(log, `${numbered(50_000).join("\n")}\n`);
    const view = makeView({ text: "line 7" });
    let answer = await view({ limit: 1, budgetMs: -1 });
    expect(answer.isComplete).toBe(false);
    expect(answer.scanned).toBeLessThan(answer.size);
    for (let times = 0; !answer.isComplete && times < 100; times++) {
      answer = await view({ limit: 1, budgetMs: -1 });
    }
    expect(answer.total).toBe(numbered(50_000).filter((line) => line.includes("line 7")).length);
  });

  it("filters by level, and a stack trace stays with its error", async () => {
    writeFileSync(
      log,
      [
        "2026-11-24T10:00:00Z INFO ready",
        "2026-11-24T10:00:01Z ERROR broke",
        "    at x (y.js:1)",
        "no level at all, but error",
        "2026-11-24T10:00:02Z WARN slow",
        "2026-11-24T10:00:03Z FATAL gone",
        "",
      ].join("\n"),
    );
    expect(textsOf(await makeView({ level: "error" })({ limit: 9 }))).toEqual([
      "2026-11-24T10:00:01Z ERROR broke",
      "    at x (y.js:1)",
      "2026-11-24T10:00:03Z FATAL gone",
    ]);
    expect((await makeView({ level: "warning" })({ limit: 9 })).total).toBe(4);
    expect((await makeView({ level: "warning", text: "SLOW" })({ limit: 9 })).total).toBe(1);
    const all = await makeView()({ limit: 9 });
    expect(all.lines.map(({ level }) => level)).toEqual([
      "info",
      "error",
      "error",
      null,
      "warning",
      "critical",
    ]);
  });

  it("filters by time, and lines without one are of the time before", async () => {
    writeFileSync(
      log,
      "before any\n2026-11-24T10:00:00Z a\nb\n2026-11-24T10:00:05Z c\n\u001b[31m2026-11-24T10:00:09Z d\u001b[0m\ne\n",
    );
    const at = (second: number) => Date.UTC(2026, 10, 24, 10, 0, second);
    const texts = async (filter: Partial<LogFilter>) => textsOf(await makeView(filter)({ limit: 9 }));
    expect(await texts({ from: at(0), to: at(4) })).toEqual(["2026-11-24T10:00:00Z a", "b"]);
    expect(await texts({ from: at(5) })).toHaveLength(3);
    expect(await texts({ to: at(0) })).toHaveLength(2);
  });

  it("takes a file of nothing and a file of one line for what they are", async () => {
    writeFileSync(log, "");
    truncateSync(log, 2 ** 40);
    expect((await makeView()({ limit: 9 })).lines).toEqual([]);
    writeFileSync(log, "x".repeat(100_000));
    const view = await makeView()({ limit: 100 });
    expect(textsOf(view).join("")).toBe("x".repeat(100_000));
    expect(view.total).toBe(7);
  });

  it("is the list of all lines that match, whatever the log, the filter and the pages", async () => {
    const line = fc.oneof(
      fc.constantFrom(
        "",
        "2026-11-24T10:00:00Z ERROR x",
        "2026-11-24T11:00:00Z INFO y",
        "  more",
        "[error] z",
        "\r",
      ),
      fc.integer({ min: 16_380, max: 16_390 }).map((length) => "é".repeat(length / 2).padEnd(length, "x")),
      fc.string({ maxLength: 30 }).map((text) => text.replaceAll("\n", "")),
      fc
        .integer({ min: 30, max: 200 })
        .map((count) => Array.from({ length: count }, () => "short").join("\n")),
    );
    const filter = fc.constantFrom<Partial<LogFilter>>(
      {},
      { text: "x" },
      { level: "error" },
      { from: Date.UTC(2026, 10, 24, 10, 30) },
      { text: "o", level: "info" },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(line, { maxLength: 12 }), { minLength: 1, maxLength: 3 }),
        filter,
        fc.integer({ min: 1, max: 90 }),
        async (pieces, chosen, limit) => {
          writeFileSync(log, "");
          const grown = makeView(chosen);
          for (const piece of pieces) {
            appendFileSync(log, `${piece.join("\n")}\n`);
            await grown({ limit: 1 });
          }
          const { total } = await grown({ limit: 1 });
          const whole = (await makeView(chosen)({ from: 0, limit: 10_000 })).lines;
          expect(total).toBe(whole.length);
          const paged: LogViewLine[] = [];
          while (paged.length < total) {
            const { lines } = await grown({ from: paged.length, limit });
            if (lines.length === 0) break;
            paged.push(...lines);
          }
          expect(paged.map(({ number, offset, text }) => [number, offset, text])).toEqual(
            whole.map(({ number, offset, text }) => [number, offset, text]),
          );
          for (const each of whole.slice(0, 5)) {
            const { lines } = await grown({ around: each.offset, limit: 1 });
            expect(lines[0]?.offset).toBe(each.offset);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

function makeView(filter: Partial<LogFilter> = {}) {
  const view = createLogView(log, logFilterSchema.parse(filter));
  return async (query: Parameters<typeof view.look>[0]): Promise<LogView> => {
    const answer = await view.look(query);
    if (answer === null) throw new Error("no log");
    return answer;
  };
}

function textsOf({ lines }: LogView): string[] {
  return lines.map(({ text }) => text);
}

function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `line ${index} ${"x".repeat(index % 40)}`);
}
