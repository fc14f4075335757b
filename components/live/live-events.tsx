"use client";

import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import type { Event } from "@/server/contract/event";
import { applyEvent } from "./apply-event";
import { followEvents } from "./follow-events";
import { createStreamState, type StreamStore } from "./stream-state";
import { useTRPC, useTRPCClient } from "./trpc";

type LogEvent = Extract<Event, { kind: "log" }>;
type Live = {
  stream: StreamStore;
  watchLog: (name: string, onGrown: (event: LogEvent) => void) => () => void;
};

/** The one event stream of this tab. It feeds the query cache; only a visible tab holds a connection. */
export function LiveEvents({ children }: { children: ReactNode }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const cache = useQueryClient();
  const [stream] = useState(createStreamState);
  const [watched, setWatched] = useState<{ name: string; onGrown: (event: LogEvent) => void } | null>(null);
  const log = watched?.name;

  useEffect(() => {
    const keys = {
      containers: trpc.containers.list.queryKey(),
      jobs: trpc.jobs.list.queryKey(),
      host: trpc.host.status.queryKey(),
    };
    return followEvents({
      client,
      stream,
      log,
      onEvent: (event) => {
        if (event.kind === "log") watched?.onGrown(event);
        else applyEvent(cache, keys, event);
      },
    });
  }, [trpc, client, cache, stream, log, watched]);

  const live = useMemo<Live>(
    () => ({
      stream,
      watchLog: (name, onGrown) => {
        setWatched({ name, onGrown });
        return () => setWatched((current) => (current?.onGrown === onGrown ? null : current));
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
