"use client";

import type { Event } from "@/server/contract/event";
import { mostTopics } from "@/server/contract/most-topics";
import type { Topic } from "@/server/contract/topic";
import { topicOf } from "@/server/contract/topic-of";
import type { createClient } from "./create-client";
import { holdSubscription } from "./hold-subscription";
import type { StreamState, StreamStore } from "./stream-state";

/**
 * Follows the events while the tab is visible. A browser allows six connections to one host, so all visible tabs share
 * one: the tab that has the lock holds the subscription and passes on what it hears, and when it goes the next takes over
 * behind the last event. Where the browser has no locks (a page that came over plain HTTP from another host) each tab has
 * a connection of its own.
 */
export function followEvents({ client, stream, snapshot, isKept, onEvent }: FollowOptions): Following {
  const tab = Math.random().toString(36).slice(2);
  const others = new Map<string, readonly Topic[]>();
  /** The last event of each topic, for who begins to watch one that another tab watches already. */
  const latest = new Map<Topic, Event>();
  let ownTopics: readonly Topic[] = [];
  let lastEventId: string | undefined;
  let channel: BroadcastChannel | null = null;
  let turn: AbortController | null = null;
  let subscription: ReturnType<typeof holdSubscription> | null = null;

  function join() {
    if (channel ?? turn) return;
    if ("locks" in navigator) {
      channel = new BroadcastChannel(channelName);
      channel.onmessage = ({ data }: MessageEvent<Message>) => hear(data);
    }
    say({ kind: "here", tab, topics: ownTopics });
    queue();
  }

  function leave() {
    say({ kind: "gone", tab });
    giveUpTurn();
    channel?.close();
    channel = null;
  }

  function queue() {
    if (turn) return;
    turn = new AbortController();
    waitForTurn(turn.signal, lead);
  }

  function giveUpTurn() {
    turn?.abort();
    subscription?.close();
    turn = subscription = null;
    others.clear();
    latest.clear();
  }

  /** Until this tab gives up its turn, its connection is the one of all. */
  function lead() {
    subscription = holdSubscription({
      client,
      lastEventId: () => lastEventId,
      onEvent: (id, event) => {
        const topic = topicOf(event);
        if (topic) latest.set(topic, event);
        take(id, event);
        say({ kind: "event", to: null, id, event });
      },
      onState: (state) => {
        stream.set(state);
        say({ kind: "state", state });
      },
      // Another tab in which somebody signs in again must not wait for this one.
      onSignedOut: giveUpTurn,
    });
    watchTopics();
    say({ kind: "who" });
  }

  function hear(message: Message) {
    if (message.kind === "event" && (message.to ?? tab) === tab) take(message.id, message.event);
    if (message.kind === "state") stream.set(message.state);
    if (message.kind === "who") greet();
    if (message.kind === "here" && subscription) welcome(message);
    if (message.kind === "gone" && others.delete(message.tab)) watchTopics();
  }

  function greet() {
    say({ kind: "here", tab, topics: ownTopics });
    queue();
  }

  /** Who is new gets what this tab knows; who says it again watches something else. */
  function welcome({ tab: other, topics }: Extract<Message, { kind: "here" }>) {
    const isNew = !others.has(other);
    others.set(other, topics);
    watchTopics();
    if (isNew) brief(other);
    for (const topic of topics) {
      const last = latest.get(topic);
      if (last && lastEventId) say({ kind: "event", to: other, id: lastEventId, event: last });
    }
  }

  function brief(other: string) {
    const event = snapshot();
    say({ kind: "state", state: stream.read() });
    if (event && lastEventId) say({ kind: "event", to: other, id: lastEventId, event });
    else startOver();
  }

  /** The helper sends everything anew, for all. */
  function startOver() {
    lastEventId = undefined;
    subscription?.open();
  }

  function watchTopics() {
    // A tab that was killed does not say that it is gone.
    const topics = [ownTopics, ...others.values()].flat();
    subscription?.watch([...new Set(topics)].sort().slice(0, mostTopics));
  }

  function take(id: string, event: Event) {
    lastEventId = id;
    const topic = topicOf(event);
    if (topic === null || ownTopics.includes(topic)) onEvent(event);
  }

  function say(message: Message) {
    channel?.postMessage(message);
  }

  function onVisibility() {
    if (document.hidden && !isKept()) leave();
    else join();
  }

  document.addEventListener("visibilitychange", onVisibility);
  window.addEventListener("pagehide", leave);
  window.addEventListener("pageshow", onVisibility);
  onVisibility();
  return {
    watch(topics) {
      ownTopics = topics;
      say({ kind: "here", tab, topics });
      watchTopics();
    },
    end() {
      document.removeEventListener("visibilitychange", onVisibility);
      window.removeEventListener("pagehide", leave);
      window.removeEventListener("pageshow", onVisibility);
      leave();
    },
  };
}

type Following = {
  /** Names everything that this tab is to be told about besides. */
  watch: (topics: readonly Topic[]) => void;
  end: () => void;
};

type FollowOptions = {
  client: ReturnType<typeof createClient>;
  stream: StreamStore;
  /** What this tab knows, as the event that a new one begins with; null while it knows nothing. */
  snapshot: () => Event | null;
  /** Whether they are followed also while the tab is hidden: it is to notify. */
  isKept: () => boolean;
  onEvent: (event: Event) => void;
};

type Message =
  | { kind: "here"; tab: string; topics: readonly Topic[] }
  | { kind: "gone"; tab: string }
  | { kind: "who" }
  | { kind: "event"; to: string | null; id: string; event: Event }
  | { kind: "state"; state: StreamState };

const channelName = "sandboxcontainer-events";

/** Calls `lead` when no other tab leads any more; the turn ends with the signal. */
function waitForTurn(signal: AbortSignal, lead: () => void): void {
  if (!("locks" in navigator)) {
    lead();
    return;
  }
  const ended = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
  navigator.locks
    .request(channelName, { signal }, () => {
      lead();
      return ended;
    })
    .catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
}
