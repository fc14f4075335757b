import { describe, expect, it } from "vitest";
import type { Figures } from "@/server/contract/figures";
import { addFigures } from "./add-figures";
import { describeUse } from "./describe-use";

const start: Figures = {
  at: 1000,
  cpuMicroseconds: 500_000,
  memoryBytes: 64 * 2 ** 20,
  tasks: 3,
  readBytes: 0,
  writtenBytes: 1000,
};

describe("what a container uses", () => {
  it("is a rate where the kernel counts up, once there are two figures", () => {
    const later = { ...start, at: 3000, cpuMicroseconds: 1_500_000, tasks: 4, writtenBytes: 1000 + 4096 };
    const texts = (figures: readonly Figures[]) => describeUse(figures, 256).map(({ text }) => text);
    expect(texts([])).toEqual(["…", "…", "…", "…", "…"]);
    expect(texts([start])).toEqual(["…", "64 MiB of 256 MiB", "3", "…", "…"]);
    expect(texts([start, later])).toEqual([
      "50 % of one processor",
      "64 MiB of 256 MiB",
      "4",
      "0 B/s",
      "2 KiB/s",
    ]);
  });

  it("is drawn against the limit, or else against the highest", () => {
    const idle = { ...start, at: 3000 };
    const busy = { ...start, at: 5000, cpuMicroseconds: 700_000 };
    const [processor, memory] = describeUse([start, idle, busy], 256);
    expect(processor?.line).toEqual([0, 1]);
    expect(memory?.line).toEqual([0.25, 0.25, 0.25]);
  });

  it("says what this host does not count", () => {
    const uncounted = { ...start, cpuMicroseconds: null, memoryBytes: null, tasks: null };
    const [processor, memory, tasks] = describeUse([uncounted, { ...uncounted, at: 3000 }], 256);
    for (const use of [processor, memory, tasks]) {
      expect(use).toMatchObject({ text: "not counted on this host", line: [] });
    }
  });
});

describe("the figures that are kept", () => {
  it("are those of two minutes, and of one run", () => {
    let kept: readonly Figures[] = [];
    for (let at = 0; at <= 300_000; at += 2000) kept = addFigures(kept, { ...start, at });
    expect(kept[0]?.at).toBe(182_000);
    expect(kept.at(-1)?.at).toBe(300_000);
    expect(addFigures(kept, { ...start, at: 299_000 })).toBe(kept);
    const restarted = { ...start, at: 302_000, cpuMicroseconds: 10 };
    expect(addFigures(kept, restarted)).toEqual([restarted]);
  });
});
