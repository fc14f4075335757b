import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Event } from "@/server/contract/event";
import { followEvents } from "./follow-events";
import { createStreamState } from "./stream-state";

type Options = Parameters<typeof followEvents>[0];
type Handlers = { onData: (sent: { id: string; data: Event }) => void };
type Subscription = Handlers & { input: { lastEventId?: string; topics: string[] }; isOpen: boolean };

let subscriptions: Subscription[];
let tabs: Tab[];
beforeEach(() => {
  subscriptions = [];
  tabs = [];
  vi.stubGlobal("navigator", { locks: createLocks() });
});
afterEach(() => {
  for (const { following } of tabs) following.end();
  vi.unstubAllGlobals();
});

describe("tabs that share a connection", () => {
  it("begin with what the first one knows, and hear the same", async () => {
    const first = openTab();
    await send("1", snapshot);
    const second = openTab();
    await vi.waitFor(() => expect(second.seen).toEqual([snapshot]));
    await send("2", removed);
    await vi.waitFor(() => expect(second.seen).toEqual([snapshot, removed]));
    expect(first.seen).toEqual([snapshot, removed]);
    expect(open()).toHaveLength(1);
  });

  it("go on behind the last event when the one that has it is hidden", async () => {
    const first = openTab();
    await send("1", snapshot);
    const second = openTab();
    await vi.waitFor(() => expect(second.seen).toEqual([snapshot]));
    first.hide(true);
    await vi.waitFor(() => expect(open()).toMatchObject([{ input: { lastEventId: "1" } }]));
    await send("2", removed);
    expect(second.seen).toEqual([snapshot, removed]);
    expect(first.seen).toEqual([snapshot]);
  });

  it("learn how long a log is when they are seen again, also where another tab watches it", async () => {
    const first = openTab();
    first.following.watch(["log:web1"]);
    await send("1", snapshot);
    const second = openTab();
    second.following.watch(["log:web1"]);
    await vi.waitFor(() => expect(second.seen).toEqual([snapshot]));
    await send("1", grown(10));
    await vi.waitFor(() => expect(second.seen).toEqual([snapshot, grown(10)]));
    second.hide(true);
    await send("1", grown(20));
    await vi.waitFor(() => expect(first.seen.at(-1)).toEqual(grown(20)));
    second.hide(false);
    await vi.waitFor(() => expect(second.seen.at(-1)).toEqual(grown(20)));
    expect(open()).toHaveLength(1);
  });
});

describe("tabs of a browser without locks", () => {
  it("have a connection each, and hear nothing of the others'", () => {
    vi.stubGlobal("navigator", {});
    const channel = vi.fn<() => void>();
    vi.stubGlobal("BroadcastChannel", channel);
    const [, second] = [openTab(), openTab()];
    second.following.watch(["log:web1"]);
    for (const { onData } of open()) onData({ id: "1", data: snapshot });
    expect(tabs.map(({ seen }) => seen)).toEqual([[snapshot], [snapshot]]);
    expect(open().map(({ input }) => input.topics)).toEqual([[], ["log:web1"]]);
    expect(channel).not.toHaveBeenCalled();
  });
});

type Tab = {
  seen: Event[];
  following: ReturnType<typeof followEvents>;
  hide: (hidden: boolean) => void;
};

/** followEvents takes document and window when it is called and when it is told of something. */
function openTab(): Tab {
  const document = Object.assign(new EventTarget(), { hidden: false });
  const seen: Event[] = [];
  const as = <Value>(work: () => Value): Value => {
    vi.stubGlobal("document", document);
    vi.stubGlobal("window", new EventTarget());
    return work();
  };
  const following = as(() =>
    followEvents({
      client: client(),
      stream: createStreamState(),
      snapshot: () => (seen.length > 0 ? snapshot : null),
      isKept: () => false,
      onEvent: (event) => void seen.push(event),
    }),
  );
  const tab = {
    seen,
    following: { ...following, end: () => as(following.end) },
    hide: (hidden: boolean) =>
      as(() => {
        document.hidden = hidden;
        document.dispatchEvent(new globalThis.Event("visibilitychange"));
      }),
  };
  tabs.push(tab);
  return tab;
}

function client(): Options["client"] {
  const subscribe = (input: Subscription["input"], handlers: Handlers) => {
    const subscription = { ...handlers, input, isOpen: true };
    subscriptions.push(subscription);
    return {
      unsubscribe() {
        subscription.isOpen = false;
      },
    };
  };
  return { events: { stream: { subscribe } } } as unknown as Options["client"];
}

const open = () => subscriptions.filter(({ isOpen }) => isOpen);

async function send(id: string, data: Event): Promise<void> {
  await vi.waitFor(() => expect(open()).toHaveLength(1));
  open()[0]?.onData({ id, data });
}

/** One holder at a time, the next when its promise is over (W3C Web Locks). */
function createLocks() {
  let last: Promise<unknown> = Promise.resolve();
  return {
    request(_name: string, { signal }: { signal: AbortSignal }, hold: () => Promise<void>) {
      last = last.then(() => (signal.aborted ? undefined : hold()));
      return last;
    },
  };
}

const snapshot = { kind: "snapshot", containers: [], jobs: [], host: {} } as unknown as Event;
const removed = { kind: "container-removed", name: "web1" } as Event;
const grown = (size: number) => ({ kind: "log", name: "web1", size, generation: "a" }) as Event;
