import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeRevision } from "./merge-revision";

type Item = { name: string; revision: number; state: string };

const nameOf = (item: Item) => item.name;

describe("mergeRevision", () => {
  it("adds what is new", () => {
    const web = { name: "web", revision: 1, state: "stopped" };
    expect(mergeRevision<Item>([], web, nameOf)).toEqual([web]);
  });

  it("keeps the newer of two, whatever the order of arrival", () => {
    const older = { name: "web", revision: 4, state: "starting" };
    const newer = { name: "web", revision: 5, state: "running" };
    expect(mergeRevision<Item>([newer], older, nameOf)).toEqual([newer]);
    expect(mergeRevision<Item>([older], newer, nameOf)).toEqual([newer]);
  });

  it("ends with the highest revision of each thing for every order of events", () => {
    const item = fc.record({
      name: fc.constantFrom("a", "b", "c"),
      revision: fc.nat(20),
      state: fc.constant("running"),
    });
    fc.assert(
      fc.property(fc.array(item, { minLength: 1 }), (events) => {
        const merged = events.reduce<Item[]>((list, event) => mergeRevision(list, event, nameOf), []);
        for (const { name, revision } of merged) {
          const seen = events.filter((event) => event.name === name).map((event) => event.revision);
          expect(revision).toBe(Math.max(...seen));
        }
      }),
    );
  });
});
