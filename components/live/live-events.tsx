"use client";

import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from "react";
import type { Event } from "@/server/contract/event";
import { applyEvent } from "./apply-event";
import { followEvents } from "./follow-events";
import { readSnapshot } from "./read-snapshot";
import { createStreamState, type StreamStore } from "./stream-state";
import { useTRPC, useTRPCClient } from "./trpc";

type LogEvent = Extract<Event, { kind: "log" }>;
type Watched = { name: string; onGrown: (event: LogEvent) => void };
type Live = {
  stream: StreamStore;
  watchLog: (name: string, onGrown: (event: LogEvent) => void) => () => void;
};

/** The events of this tab. They feed the query cache. */
export function LiveEvents({ children }: { children: ReactNode }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const cache = useQueryClient();
  const [stream] = useState(createStreamState);
  const watched = useRef<Watched | null>(null);
  const following = useRef<ReturnType<typeof followEvents> | null>(null);

  useEffect(() => {
    const keys = {
      containers: trpc.containers.list.queryKey(),
      jobs: trpc.jobs.list.queryKey(),
      host: trpc.host.status.queryKey(),
    };
    following.current = followEvents({
      client,
      stream,
      snapshot: () => readSnapshot(cache, keys),
      onEvent: (event) => {
        if (event.kind === "log") watched.current?.onGrown(event);
        else applyEvent(cache, keys, event);
      },
    });
    following.current.watchLog(watched.current?.name ?? null);
    return () => following.current?.end();
  }, [trpc, client, cache, stream]);

  const live = useMemo<Live>(
    () => ({
      stream,
      watchLog: (name, onGrown) => {
        watched.current = { name, onGrown };
        following.current?.watchLog(name);
        return () => {
          if (watched.current?.onGrown !== onGrown) return;
          watched.current = null;
          following.current?.watchLog(null);
        };
      },
    }),
    [stream],
  );
  return <LiveContext.Provider value={live}>{children}</LiveContext.Provider>;
}

/** The stream's state and the way to be told when a log grows. */
export function useLive(): Live {
  const live = useContext(LiveContext);
  if (live === null) throw new Error("useLive needs <LiveEvents> above it.");
  return live;
}

const LiveContext = createContext<Live | null>(null);
