import { describe, expect, it } from "vitest";
import { applyListQuery, readListQuery, writeListQuery } from "./list-query";
import { makeContainer } from "./testing/make-container";

const end = { at: 5, exitCode: 1, signal: null, outOfMemory: false, recorded: true, requested: false };
const containers = [
  makeContainer({ name: "idle" }),
  makeContainer({
    name: "web",
    state: "running",
    confinement: "enforced",
    address: "192.168.122.9",
    pair: [7, 900],
  }),
  makeContainer({ name: "open", state: "running", confinement: "not-enforced" }),
  makeContainer({ name: "unseen", state: "running", confinement: "unknown" }),
  makeContainer({ name: "crashed", lastEnd: end }),
  makeContainer({ name: "asked", lastEnd: { ...end, requested: true } }),
  makeContainer({ name: "bad-label", state: "running", confinement: "mismatch" }),
  makeContainer({ name: "bad-type", state: "running", confinement: "permissive" }),
  makeContainer({ name: "lost", state: "missing" }),
  makeContainer({ name: "attacked", denials: { count: 3, suspicious: 1, lastAt: 5 } }),
  makeContainer({ name: "refused", denials: { count: 3, suspicious: 0, lastAt: 5 } }),
];

describe("list query", () => {
  it("puts trouble first", () => {
    expect(names("")).toEqual([
      "attacked",
      "bad-label",
      "bad-type",
      "unseen",
      "lost",
      "crashed",
      "open",
      "web",
      "asked",
      "idle",
      "refused",
    ]);
  });

  it("counts as trouble what failed by itself, is missing or is not held as planned", () => {
    expect(names("state=attention")).toEqual([
      "attacked",
      "bad-label",
      "bad-type",
      "unseen",
      "lost",
      "crashed",
    ]);
  });

  it("finds by name, address and MCS pair", () => {
    expect(names("q=CRASH")).toEqual(["crashed"]);
    expect(names("q=122.9")).toEqual(["web"]);
    expect(names("q=c7,c900")).toEqual(["web"]);
  });

  it("sorts by any column, both ways, and by number within a name", () => {
    expect(names("sort=name")[0]).toBe("asked");
    expect(names("sort=-name")[0]).toBe("web");
    const many = ["w10", "w9"].map((name) => makeContainer({ name }));
    expect(applyListQuery(many, readListQuery(new URLSearchParams("sort=name")))[0]?.name).toBe("w9");
  });

  it("stands in the address without what is the default, and whatever is there makes a query", () => {
    expect(writeListQuery(readListQuery(new URLSearchParams("state=nonsense&sort=-nothing")))).toBe(
      "/containers?sort=-state",
    );
    const address = "/containers?q=a+b&state=running&sort=-address";
    expect(writeListQuery(readListQuery(new URLSearchParams(address.split("?")[1])))).toBe(address);
  });
});

function names(search: string): string[] {
  return applyListQuery(containers, readListQuery(new URLSearchParams(search))).map(({ name }) => name);
}
