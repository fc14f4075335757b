"use client";

import { useCallback, useEffect, useState } from "react";
import { readProblem } from "../live/read-problem";
import { notify } from "../ui/notify";
import type { LogReader, LogReaderState } from "./log-reader";

/**
 * Goes through the lines that match, the newest first: `hits` are these lines, and `onHit` is told the offset of the one
 * that is looked at. Null while nothing is searched for.
 */
export function useLogHits(
  { reader, state }: { reader: LogReader; state: LogReaderState },
  isActive: boolean,
  onHit: (offset: number) => void,
): LogHits | null {
  const [at, setAt] = useState<{ reader: LogReader; number: number } | null>(null);
  const { head } = state;
  const number = at?.reader === reader ? at.number : null;
  const isReady = isActive && head?.isComplete === true && number === null && head.total > head.first;
  const newest = isReady ? head.total - 1 : null;

  const show = useCallback(
    (next: number) => {
      setAt({ reader, number: next });
      reader.fetchLine(next).then(
        (line) => line && onHit(line.offset),
        (error: unknown) => notify("error", "The match could not be read", readProblem(error).message),
      );
    },
    [reader, onHit],
  );

  useEffect(() => {
    if (newest !== null) show(newest);
  }, [newest, show]);

  if (!isActive || !head)
    return isActive ? { index: null, count: 0, isComplete: false, go: () => undefined } : null;
  const { first, total, isComplete } = head;
  const index = number === null ? null : Math.max(0, number - first);
  return {
    index,
    count: total - first,
    isComplete,
    go: (step) => {
      const next = (number ?? total) + step;
      if (next >= first && next < total) show(next);
    },
  };
}

export type LogHits = {
  /** Which of the matches is looked at, counted from the oldest on; null while none is. */
  index: number | null;
  count: number;
  isComplete: boolean;
  /** To the match before (-1) or after (1). */
  go: (step: -1 | 1) => void;
};
