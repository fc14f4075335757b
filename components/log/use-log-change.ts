"use client";

import { useEffect, useState } from "react";
import { useLive } from "../live/live-events";

/** A text that differs after each change of a container's log, from the stream of events; null before the first. */
export function useLogChange(name: string): string | null {
  const { watchLog } = useLive();
  const [change, setChange] = useState<string | null>(null);
  useEffect(
    () => watchLog(name, ({ size, generation }) => setChange(`${generation} ${size.toString()}`)),
    [watchLog, name],
  );
  return change;
}
