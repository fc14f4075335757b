"use client";

import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { LogFilter } from "@/server/contract/log-filter";
import { useTRPCClient } from "../live/trpc";
import { createLogReader, type LogReader, type LogReaderState } from "./log-reader";

/** The lines of a container's log that a filter leaves; nothing while the filter is null. `change` differs when the log has. */
export function useLogReader(
  name: string,
  filter: LogFilter | null,
  change: string | null,
): { reader: LogReader; state: LogReaderState } {
  const client = useTRPCClient();
  const key = JSON.stringify(filter);
  const reader = useMemo(() => {
    const wanted = JSON.parse(key) as LogFilter | null;
    return createLogReader((query) => {
      if (wanted === null) throw new Error("There is no filter.");
      return client.logs.view.query({ name, filter: wanted, ...query });
    });
  }, [client, name, key]);
  const state = useSyncExternalStore(reader.subscribe, reader.read, reader.read);

  useEffect(() => {
    if (key === "null") return;
    reader.start();
    return reader.end;
  }, [reader, key]);
  useEffect(() => {
    if (change !== null && key !== "null") reader.grown();
  }, [reader, key, change]);
  return { reader, state };
}
