"use client";

import { useState } from "react";
import { readProblem } from "../live/read-problem";
import { useTRPCClient } from "../live/trpc";
import { notify } from "../ui/notify";

export type LogSearch = {
  query: string;
  /** Offsets of the lines that match, newest first. */
  hits: number[];
  at: number;
  /** True when the log has been searched to its start. */
  isComplete: boolean;
};

/** Search on the server through the whole log, newest first; it goes on backwards as far as it is asked to. */
export function useLogSearch(name: string, onHit: (offset: number) => void) {
  const client = useTRPCClient();
  const [search, setSearch] = useState<LogSearch | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function read(query: string, known: number[], before: number | undefined): Promise<LogSearch> {
    const page = await client.logs.search.query({
      name,
      query,
      limit: 200,
      ...(before !== undefined && { before }),
    });
    const found = page.lines.map(({ offset }) => offset).sort((a, b) => b - a);
    return {
      query,
      hits: [...known, ...found],
      at: known.length,
      isComplete: found.length < 200 || page.start === 0,
    };
  }

  async function run(work: () => Promise<LogSearch | null>) {
    setBusy(true);
    try {
      const next = await work();
      setSearch(next);
      const hit = next?.hits[next.at];
      if (hit !== undefined) onHit(hit);
    } catch (error) {
      notify("error", "The search failed", readProblem(error).message);
    } finally {
      setBusy(false);
    }
  }

  /** Towards the start of the log (1) or towards its end (-1). */
  async function move(step: 1 | -1) {
    if (!search) return;
    const at = Math.max(0, search.at + step);
    if (at < search.hits.length) return run(async () => ({ ...search, at }));
    if (search.isComplete) return;
    await run(async () => {
      const more = await read(search.query, search.hits, search.hits.at(-1));
      return more.at < more.hits.length ? more : { ...more, at: search.at };
    });
  }

  return {
    search,
    isBusy,
    start: (query: string) => run(() => (query === "" ? Promise.resolve(null) : read(query, [], undefined))),
    move,
    clear: () => setSearch(null),
  };
}
