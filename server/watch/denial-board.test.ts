import { describe, expect, it } from "vitest";
import type { Denial } from "@/server/contract/denial";
import { createDenialBoard } from "./denial-board";

describe("the board of denials", () => {
  it("counts what says the same as one, for who was denied and for whose it was", () => {
    const board = createDenialBoard([]);
    for (const time of [20, 10, 30]) board.add(denial({ time, victim: "web2" }), never);
    board.add(denial({ time: 40, sentence: "other", suspicious: false }), never);
    expect(board.list("web1")).toMatchObject([{ count: 3, firstAt: 10, lastAt: 30 }, { count: 1 }]);
    expect(board.list("web2")).toMatchObject([{ count: 3 }]);
    expect(board.summarize("web2")).toEqual({ count: 3, suspicious: 0, lastAt: 30 });
    expect(board.summarize("web1")).toEqual({ count: 4, suspicious: 3, lastAt: 40 });
    expect(board.summarize("db1")).toEqual({ count: 0, suspicious: 0, lastAt: null });
  });

  it("is bounded by kinds, and counts every one", () => {
    const board = createDenialBoard([]);
    board.add(denial({ time: 1, sentence: "attack" }), never);
    for (let time = 2; time <= 400; time++) {
      const noise = { time, suspicious: false };
      board.add(denial({ ...noise, sentence: `noise ${time}` }), () =>
        denial({ ...noise, sentence: "noise" }),
      );
    }
    board.add(denial({ time: 401, sentence: "late attack" }), () =>
      denial({ time: 401, sentence: "attacks" }),
    );
    const groups = board.list("web1");
    expect(groups).toHaveLength(102);
    expect(
      groups.slice(0, 3).map(({ denial: { explanation }, count }) => [explanation.sentence, count]),
    ).toEqual([
      ["attacks", 1],
      ["attack", 1],
      ["noise", 300],
    ]);
    expect(board.summarize("web1")).toEqual({ count: 401, suspicious: 2, lastAt: 401 });
  });

  it("keeps records short", () => {
    const board = createDenialBoard([]);
    board.add({ ...denial({ time: 1 }), raw: Array.from({ length: 64 }, () => "x".repeat(9000)) }, never);
    expect(JSON.stringify(board.list("web1")).length).toBeLessThan(16_000);
  });

  it("counts what was dismissed no more, until there is one more of it", () => {
    const board = createDenialBoard([]);
    for (const time of [10, 20]) board.add(denial({ time }), never);
    board.add(denial({ time: 30, sentence: "other" }), never);
    const [other, first] = board.list("web1");
    if (!first || !other) throw new Error("no group");
    expect(board.setDismissed("web2", [first.id], { by: "ann", at: 40 })).toEqual([]);
    expect(board.setDismissed("web1", [first.id, "none"], { by: "ann", at: 40 })).toHaveLength(1);
    expect(board.summarize("web1")).toEqual({ count: 1, suspicious: 1, lastAt: 30 });
    board.add(denial({ time: 50 }), never);
    expect(board.summarize("web1")).toEqual({ count: 2, suspicious: 2, lastAt: 50 });
    expect(board.list("web1")[0]).toMatchObject({ count: 3, dismissal: { by: "ann", at: 40, count: 2 } });
    board.setDismissed("web1", [first.id], null);
    expect(board.summarize("web1")).toEqual({ count: 4, suspicious: 4, lastAt: 50 });
  });

  it("gives out what is to be stored once, and again when that failed", () => {
    const board = createDenialBoard([]);
    board.add(denial({ time: 1 }), never);
    const taken = board.takeUnsaved();
    expect(taken.changed).toHaveLength(1);
    expect(board.takeUnsaved().changed).toEqual([]);
    taken.giveBack();
    board.forget("web1");
    expect(board.takeUnsaved()).toMatchObject({ changed: [], removed: [taken.changed[0]?.id] });
  });
});

describe("a container that is gone", () => {
  it("takes along what was denied to it, and to the host's processes about it", () => {
    const board = createDenialBoard([]);
    board.add(denial({ time: 1 }), never);
    board.add(denial({ time: 1, container: null, victim: "web1" }), never);
    board.add(denial({ time: 1, container: null, victim: "web2" }), never);
    board.forget("web1");
    expect(board.list("web1")).toEqual([]);
    expect(board.list("web2")).toMatchObject([{ denial: { container: null } }]);
  });

  it("leaves what it tried on another, and what another tried on it, to that one, and its name to the next", () => {
    const board = createDenialBoard([]);
    board.add(denial({ time: 1, sentence: "web1 tried web2", victim: "web2" }), never);
    board.add(denial({ time: 1, sentence: "web2 tried web1", container: "web2", victim: "web1" }), never);
    board.takeUnsaved();
    board.forget("web1");
    expect(board.list("web1")).toEqual([]);
    expect(board.list("web2").map(({ denial: { container, victim } }) => [container, victim])).toEqual([
      [null, "web2"],
      ["web2", null],
    ]);
    const { changed, removed } = board.takeUnsaved();
    expect([changed.length, removed.length]).toEqual([2, 2]);
    board.add(denial({ time: 2, sentence: "web1 tried web2", victim: "web2" }), never);
    expect(board.list("web1")).toMatchObject([{ count: 1, firstAt: 2 }]);
    board.forget("web1");
    expect(board.list("web2")).toMatchObject([{ count: 2, firstAt: 1, lastAt: 2 }, { count: 1 }]);
  });

  it("is no more in what was stored when nobody was there to forget it", () => {
    const before = createDenialBoard([]);
    before.add(denial({ time: 1 }), never);
    before.add(denial({ time: 1, victim: "web2" }), never);
    const stored = before.takeUnsaved().changed;
    const board = createDenialBoard(stored);
    board.keepThoseOf((name) => name === "web2");
    expect(board.list("web1")).toEqual([]);
    expect(board.list("web2")).toMatchObject([{ denial: { container: null, victim: "web2" } }]);
    const { changed, removed } = board.takeUnsaved();
    expect(changed).toMatchObject([{ denial: { victim: "web2" } }]);
    expect(removed.toSorted()).toEqual(stored.map(({ id }) => id).toSorted());
  });
});

const never = (): never => {
  throw new Error("it is not full");
};

function denial({
  time,
  sentence = "web1 tried",
  container = "web1",
  victim = null,
  suspicious = true,
}: Change): Denial {
  const nothing = {
    serial: 1,
    permissions: [],
    class: null,
    source: null,
    target: null,
    comm: null,
    exe: null,
  };
  const explanation = { kind: "mcs" as const, sentence, reason: "", suspicious, candidates: [] };
  const rest = { pid: null, path: null, name: null, permissive: false, result: "denied" as const, raw: [] };
  return { time, ...nothing, ...rest, container, victim, explanation };
}

type Change = {
  time: number;
  sentence?: string;
  container?: string | null;
  victim?: string | null;
  suspicious?: boolean;
};
