"use client";

import { useSyncExternalStore } from "react";
import { useLive } from "./live-events";
import type { StreamState } from "./stream-state";

/** Whether what this tab shows is fresh. */
export function useStreamState(): StreamState {
  const { stream } = useLive();
  return useSyncExternalStore(stream.subscribe, stream.read, stream.read);
}
