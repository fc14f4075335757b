import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createClient } from "./create-client";
import { holdSubscription } from "./hold-subscription";
import type { StreamState } from "./stream-state";

let sources: Source[];
let held: ReturnType<typeof holdSubscription>;
let states: StreamState["phase"][];

beforeEach(async () => {
  vi.useFakeTimers();
  sources = [];
  states = [];
  vi.stubGlobal("EventSource", Source);
  held = holdSubscription({
    client: createClient(),
    lastEventId: () => undefined,
    onEvent: () => undefined,
    onState: ({ phase }) => states.push(phase),
    onSignedOut: () => expect.fail("nobody signed out"),
  });
  await vi.advanceTimersByTimeAsync(1000);
});
afterEach(() => {
  held.close();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("a subscription that is held", () => {
  it("is one connection", () => {
    expect(sources.map(({ readyState }) => readyState)).toEqual([Source.OPEN]);
    expect(states.at(-1)).toBe("live");
  });

  it("is not opened again once it is closed", async () => {
    held.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sources.map(({ readyState }) => readyState)).toEqual([Source.CLOSED]);
  });

  it("is opened once for another topic, and stays", async () => {
    held.watch(["log:web1"]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sources.map(({ readyState }) => readyState)).toEqual([Source.CLOSED, Source.OPEN]);
    expect(decodeURIComponent(sources[1]?.url ?? "")).toContain('{"topics":["log:web1"]}');
  });
});

/** As much of a browser's EventSource as tRPC needs: connects at once, and hears nothing. */
class Source extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSED = 2;
  readyState = Source.CONNECTING;
  readonly url: string;

  constructor(url: string) {
    super();
    this.url = url;
    sources.push(this);
    setTimeout(() => {
      this.readyState = Source.OPEN;
      this.dispatchEvent(new Event("open"));
      this.dispatchEvent(new MessageEvent("connected", { data: "{}" }));
    }, 10);
  }

  close(): void {
    this.readyState = Source.CLOSED;
  }
}
