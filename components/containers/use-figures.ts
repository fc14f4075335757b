"use client";

import { useEffect, useState } from "react";
import type { Figures } from "@/server/contract/figures";
import { useLive } from "../live/live-events";
import { addFigures } from "./add-figures";

/** What a container has used in the last two minutes, the oldest first, since this page looks. */
export function useFigures(name: string): readonly Figures[] {
  const { watchFigures } = useLive();
  const [kept, setKept] = useState<readonly Figures[]>([]);
  useEffect(() => {
    setKept([]);
    return watchFigures(name, ({ figures }) => setKept((before) => addFigures(before, figures)));
  }, [name, watchFigures]);
  return kept;
}
