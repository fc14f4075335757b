"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { useLive } from "../live/live-events";
import { useTRPCClient } from "../live/trpc";
import { appendPage, findLine, type LogWindow, openWindow, prependPage } from "./log-window";

export type LogState = { window: LogWindow | null; error: unknown };

/**
 * The log of a container: its newest page first, more of it in both directions when asked, and new lines as they are
 * written. One request at a time, so that pages fit together.
 */
export function useLog(name: string) {
  const client = useTRPCClient();
  const { watchLog } = useLive();
  const [state, setState] = useState<LogState>({ window: null, error: null });
  const current = useRef<LogWindow | null>(null);
  const queue = useRef<Promise<void>>(Promise.resolve());

  const show = useCallback((window: LogWindow) => {
    current.current = window;
    setState({ window, error: null });
  }, []);

  const enqueue = useCallback((work: () => Promise<void>): Promise<void> => {
    queue.current = queue.current
      .then(work)
      .catch((error: unknown) => setState((before) => ({ ...before, error })));
    return queue.current;
  }, []);

  const openNewest = useCallback(
    () => enqueue(async () => show(openWindow(await client.logs.read.query({ name, limit: pageSize })))),
    [client, name, enqueue, show],
  );

  const readLater = useCallback(
    () =>
      enqueue(async () => {
        const window = current.current;
        if (!window) return;
        const { generation, end } = window;
        const page = await client.logs.read.query({ name, generation, after: end, limit: 2000 });
        show(page.generation === generation ? appendPage(window, page) : openWindow(page));
      }),
    [client, name, enqueue, show],
  );

  const readEarlier = useCallback(
    () =>
      enqueue(async () => {
        const window = current.current;
        if (!window || window.start === 0) return;
        const { generation, start } = window;
        const page = await client.logs.read.query({ name, generation, before: start, limit: pageSize });
        show(page.generation === generation ? prependPage(window, page) : openWindow(page));
      }),
    [client, name, enqueue, show],
  );

  /** Brings the line at an offset into the window. */
  const openAround = useCallback(
    (offset: number) =>
      enqueue(async () => {
        const window = current.current;
        if (window && findLine(window, offset) >= 0) return;
        const page = await client.logs.read.query({ name, after: offset, limit: pageSize });
        const before = await client.logs.read.query({ name, before: offset, limit: pageSize });
        show(prependPage(openWindow(page), before));
      }),
    [client, name, enqueue, show],
  );

  useEffect(() => {
    void openNewest();
    return watchLog(name, ({ size, generation }) => {
      const window = current.current;
      if (window && window.generation !== generation) void openNewest();
      else if (window && window.end >= window.size) void readLater();
      else if (window) show({ ...window, size });
    });
  }, [name, openNewest, readLater, watchLog, show]);

  return { ...state, openNewest, readEarlier, readLater, openAround };
}

const pageSize = 500;
