"use client";

import type { Event } from "@/server/contract/event";
import type { createClient } from "./create-client";
import { readProblem } from "./read-problem";
import type { StreamStore } from "./stream-state";

type FollowOptions = {
  client: ReturnType<typeof createClient>;
  stream: StreamStore;
  /** Log to be told about as well. */
  log: string | undefined;
  onEvent: (event: Event) => void;
};

/**
 * Holds one subscription while the tab is visible and resumes behind the last event it saw: a browser allows six
 * connections to one host, and a hidden tab must not take one. Returns the function that ends it.
 */
export function followEvents({ client, stream, log, onEvent }: FollowOptions): () => void {
  let lastEventId: string | undefined;
  let lastSeen = Date.now();
  let wait = firstWaitMs;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let subscription: { unsubscribe: () => void } | null = null;

  function open() {
    close();
    subscription = client.events.stream.subscribe(
      { ...(lastEventId && { lastEventId }), ...(log && { log }) },
      {
        onData: (event) => {
          lastEventId = event.id;
          lastSeen = Date.now();
          wait = firstWaitMs;
          stream.set({ phase: "live" });
          onEvent(event.data);
        },
        onStarted: () => stream.set({ phase: "live" }),
        onConnectionStateChange: ({ state, error }) => {
          if (state === "pending") stream.set({ phase: "live" });
          if (state === "connecting" && error) goDown();
        },
        onError: (error) => {
          goDown();
          if (readProblem(error).code !== "not_signed_in") retry();
        },
        onComplete: retry,
      },
    );
  }

  function close() {
    clearTimeout(timer);
    subscription?.unsubscribe();
    subscription = null;
  }

  function goDown() {
    stream.set({ phase: "down", since: lastSeen });
  }

  function retry() {
    clearTimeout(timer);
    timer = setTimeout(open, wait);
    wait = Math.min(wait * 2, longestWaitMs);
  }

  function onVisibility() {
    if (document.hidden) close();
    else open();
  }

  document.addEventListener("visibilitychange", onVisibility);
  if (!document.hidden) open();
  return () => {
    document.removeEventListener("visibilitychange", onVisibility);
    close();
  };
}

const firstWaitMs = 500;
const longestWaitMs = 10_000;
