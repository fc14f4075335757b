"use client";

import { CloudOff } from "lucide-react";
import { useEffect, useState } from "react";
import { useHost } from "../live/use-host";
import { useStreamState } from "../live/use-stream-state";
import { formatClock } from "../ui/format-time";

/**
 * Says that what the page shows may be old, since when and what is away; goes away by itself. Blinks of a second do not
 * count.
 */
export function StaleMark() {
  const state = useStreamState();
  const { data: host } = useHost();
  const isDown = state.phase === "down";
  const since = isDown ? state.since : (host?.libvirt.awaySince ?? null);
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    if (since === null) return setShown(false);
    const timer = setTimeout(() => setShown(true), graceMs);
    return () => clearTimeout(timer);
  }, [since]);
  return (
    <output className="-translate-x-1/2 pointer-events-none fixed bottom-4 left-1/2 z-40 max-md:bottom-18">
      {isShown && since !== null && (
        <p className="flex items-center gap-2 whitespace-nowrap rounded-full border border-warn-line bg-warn-soft px-3 py-1.5 shadow-float">
          <CloudOff aria-hidden="true" className="size-4 text-warn" />
          Stale since {formatClock(since)}, {isDown ? "reconnecting" : "libvirt does not answer"}
        </p>
      )}
    </output>
  );
}

const graceMs = 1500;
