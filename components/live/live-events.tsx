"use client";

import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from "react";
import type { Event } from "@/server/contract/event";
import type { Topic } from "@/server/contract/topic";
import { topicOf } from "@/server/contract/topic-of";
import { applyEvent } from "./apply-event";
import { denialNotices } from "./denial-notices";
import { followEvents } from "./follow-events";
import { readSnapshot } from "./read-snapshot";
import { createStreamState, type StreamStore } from "./stream-state";
import { useTRPC, useTRPCClient } from "./trpc";

type LogEvent = Extract<Event, { kind: "log" }>;
type FiguresEvent = Extract<Event, { kind: "figures" }>;
type Listener = { topic: Topic; onEvent: (event: Event) => void };
type Live = {
  stream: StreamStore;
  watchLog: (name: string, onGrown: (event: LogEvent) => void) => () => void;
  watchFigures: (name: string, onFigures: (event: FiguresEvent) => void) => () => void;
};

/** The events of this tab. They feed the query cache. */
export function LiveEvents({ children }: { children: ReactNode }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const cache = useQueryClient();
  const [stream] = useState(createStreamState);
  const listeners = useRef(new Set<Listener>());
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
      isKept: denialNotices.isOn,
      onEvent: (event) => {
        applyEvent(cache, keys, event);
        const topic = topicOf(event);
        for (const listener of listeners.current) if (listener.topic === topic) listener.onEvent(event);
      },
    });
    following.current.watch(listTopics(listeners.current));
    return () => following.current?.end();
  }, [trpc, client, cache, stream]);

  const live = useMemo<Live>(() => {
    const watch = (listener: Listener) => {
      listeners.current.add(listener);
      following.current?.watch(listTopics(listeners.current));
      return () => {
        listeners.current.delete(listener);
        following.current?.watch(listTopics(listeners.current));
      };
    };
    return {
      stream,
      watchLog: (name, onGrown) =>
        watch({ topic: `log:${name}`, onEvent: (event) => event.kind === "log" && onGrown(event) }),
      watchFigures: (name, onFigures) =>
        watch({ topic: `figures:${name}`, onEvent: (event) => event.kind === "figures" && onFigures(event) }),
    };
  }, [stream]);
  return <LiveContext.Provider value={live}>{children}</LiveContext.Provider>;
}

/** The stream's state, and the ways to be told when a log grows and what a container uses. */
export function useLive(): Live {
  const live = useContext(LiveContext);
  if (live === null) throw new Error("useLive needs <LiveEvents> above it.");
  return live;
}

function listTopics(listeners: ReadonlySet<Listener>): Topic[] {
  return [...new Set([...listeners].map(({ topic }) => topic))];
}

const LiveContext = createContext<Live | null>(null);
