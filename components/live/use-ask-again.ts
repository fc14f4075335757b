"use client";

import { useEffect, useRef } from "react";

/**
 * Asks again whenever the mark is another, once the answer to the last question is there: asking drops the one that is on
 * its way, and under a flood of changes none would ever come. An answer that was kept from an earlier visit is asked for
 * anew.
 */
export function useAskAgain(
  mark: string | undefined,
  { isFetching, refetch }: { isFetching: boolean; refetch: () => Promise<unknown> },
): void {
  const asked = useRef(isFetching ? mark : undefined);
  useEffect(() => {
    if (isFetching || mark === asked.current) return;
    asked.current = mark;
    void refetch();
  }, [mark, isFetching, refetch]);
}
