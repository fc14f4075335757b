import { describe, expect, it } from "vitest";
import type { Event } from "@/server/contract/event";
import { createEventStream } from "./event-stream";

const removed = (name: string): Event => ({ kind: "container-removed", name });
const nameOf = (event: Event) => ("name" in event ? event.name : event.kind);

function create(epoch = "1") {
  const stream = createEventStream({ epoch, snapshot: () => removed("snapshot") });
  const open = (lastEventId: string | null = null) => {
    const controller = new AbortController();
    const events = stream.subscribe({ lastEventId, signal: controller.signal });
    const next = async () => {
      const { value } = await events.next();
      return value ? { id: value.id, name: nameOf(value.event) } : null;
    };
    return { next, events, close: () => controller.abort() };
  };
  return { ...stream, open };
}

describe("event stream", () => {
  it("begins with a snapshot and goes on with every change, in order, for every subscriber", async () => {
    const stream = create();
    const tabs = [stream.open(), stream.open()];
    for (const tab of tabs) expect(await tab.next()).toEqual({ id: "1.0", name: "snapshot" });
    for (const name of ["a", "b", "c"]) stream.publish(removed(name));
    for (const tab of tabs) {
      expect([await tab.next(), await tab.next(), await tab.next()]).toEqual([
        { id: "1.1", name: "a" },
        { id: "1.2", name: "b" },
        { id: "1.3", name: "c" },
      ]);
    }
  });

  it("goes on behind a known id, without a snapshot and without a gap", async () => {
    const stream = create();
    for (const name of ["a", "b", "c"]) stream.publish(removed(name));
    const tab = stream.open("1.1");
    expect(await tab.next()).toEqual({ id: "1.2", name: "b" });
    stream.publish(removed("d"));
    expect(await tab.next()).toEqual({ id: "1.3", name: "c" });
    expect(await tab.next()).toEqual({ id: "1.4", name: "d" });
  });

  it.each(["0.1", "1.99", "1.-1", "nonsense", "", "1.1.1", "1.9999999999999999"])(
    "answers the id %j, which it does not know, with a snapshot",
    async (id) => {
      const stream = create();
      stream.publish(removed("a"));
      expect(await stream.open(id).next()).toEqual({ id: "1.1", name: "snapshot" });
    },
  );

  it("answers an id that is too old with a snapshot", async () => {
    const stream = create();
    for (let index = 0; index < 2100; index++) stream.publish(removed(`c${index}`));
    expect(await stream.open("1.99").next()).toEqual({ id: "1.2100", name: "snapshot" });
    expect(await stream.open("1.100").next()).toEqual({ id: "1.101", name: "c100" });
  });

  it("gives a reader that lags behind a fresh snapshot instead of a thousand changes", async () => {
    const stream = create();
    const tab = stream.open();
    await tab.next();
    for (let index = 0; index < 1500; index++) stream.publish(removed(`c${index}`));
    expect(await tab.next()).toEqual({ id: "1.1500", name: "snapshot" });
    expect(await tab.next()).toMatchObject({ name: "c1001" });
  });

  it("ends and forgets a subscriber whose signal is raised, also while it waits", async () => {
    const stream = create();
    const tab = stream.open();
    await tab.next();
    const waiting = tab.events.next();
    expect(stream.countSubscribers()).toBe(1);
    tab.close();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(stream.countSubscribers()).toBe(0);
  });
});
