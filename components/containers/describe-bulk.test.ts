import { describe, expect, it } from "vitest";
import { describeBulk } from "./describe-bulk";
import { makeContainer } from "./testing/make-container";

describe("describeBulk", () => {
  it("says what will happen and what is left alone", () => {
    const containers = [
      makeContainer({ name: "a", state: "stopped" }),
      makeContainer({ name: "b", state: "stopped" }),
      makeContainer({ name: "c", state: "running" }),
    ];
    expect(describeBulk("start", containers)).toEqual({
      names: ["a", "b"],
      sentence: "This will start 2 stopped containers. 1 already running is left alone.",
    });
    expect(describeBulk("stop", containers)).toEqual({
      names: ["c"],
      sentence: "This will stop 1 running container. 2 stopped are left alone.",
    });
  });

  it("touches nothing that is changing or missing", () => {
    const states = ["building", "starting", "stopping", "deleting", "missing"] as const;
    const containers = states.map((state) => makeContainer({ name: state, state }));
    for (const action of ["start", "stop", "restart"] as const) {
      const { names, sentence } = describeBulk(action, containers);
      expect(names).toEqual([]);
      expect(sentence).toBe(
        `Nothing to ${action}. 4 that are changing are left alone. 1 missing in libvirt is left alone.`,
      );
    }
  });
});
