"use client";

/** Whether what the page shows is fresh: live, on the way, or cut off since a moment (milliseconds). */
export type StreamState = { phase: "connecting" | "live" } | { phase: "down"; since: number };

/** A tiny store outside React, so that only who shows the state renders when it changes. */
export function createStreamState() {
  let state: StreamState = { phase: "connecting" };
  const listeners = new Set<() => void>();
  return {
    read: () => state,
    set(next: StreamState) {
      if (next.phase === state.phase) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export type StreamStore = ReturnType<typeof createStreamState>;
