"use client";

import type { Event } from "@/server/contract/event";
import type { Topic } from "@/server/contract/topic";
import type { createClient } from "./create-client";
import { readProblem } from "./read-problem";
import type { StreamState } from "./stream-state";

/**
 * Holds one subscription to the helper's events, opened anew when it breaks, behind the last event that was seen.
 * `watch` says what to be told about as well; `open` begins anew; `close` ends it.
 */
export function holdSubscription({
  client,
  lastEventId,
  onEvent,
  onState,
  onSignedOut,
}: SubscriptionOptions) {
  let topics: readonly Topic[] = [];
  let lastSeen = Date.now();
  let wait = firstWaitMs;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let subscription: Subscription | null = null;
  open();
  return {
    watch(next: readonly Topic[]) {
      if (next.join() === topics.join()) return;
      topics = next;
      open();
    },
    open,
    close,
  };

  function open() {
    close();
    const id = lastEventId();
    const own: Subscription = client.events.stream.subscribe(
      { ...(id && { lastEventId: id }), topics: [...topics] },
      {
        onData: ({ id: seen, data }) => {
          lastSeen = Date.now();
          wait = firstWaitMs;
          onState({ phase: "live" });
          onEvent(seen, data);
        },
        onStarted: () => onState({ phase: "live" }),
        onConnectionStateChange: ({ state, error }) => {
          if (state === "pending") onState({ phase: "live" });
          if (state === "connecting" && error) goDown();
        },
        onError: (error) => {
          goDown();
          if (readProblem(error).code === "not_signed_in") onSignedOut();
          else retry();
        },
        // Comes of unsubscribing, too (tRPC's httpSubscriptionLink).
        onComplete: () => {
          if (subscription === own) retry();
        },
      },
    );
    subscription = own;
  }

  function close() {
    clearTimeout(timer);
    const ended = subscription;
    subscription = null;
    ended?.unsubscribe();
  }

  function goDown() {
    onState({ phase: "down", since: lastSeen });
  }

  function retry() {
    clearTimeout(timer);
    timer = setTimeout(open, wait);
    wait = Math.min(wait * 2, longestWaitMs);
  }
}

export type SubscriptionOptions = {
  client: ReturnType<typeof createClient>;
  /** The id to go on behind; undefined before the first event. */
  lastEventId: () => string | undefined;
  onEvent: (id: string, event: Event) => void;
  onState: (state: StreamState) => void;
  onSignedOut: () => void;
};

type Subscription = { unsubscribe: () => void };

const firstWaitMs = 500;
const longestWaitMs = 10_000;
