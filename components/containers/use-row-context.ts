"use client";

import { useMemo } from "react";
import type { HostStatus } from "@/server/contract/host-status";
import { useHost } from "../live/use-host";
import { useMay } from "../live/use-may";
import { useContainerAction } from "./use-container-action";

/** What every row of the list needs and none needs to ask for itself: a thousand rows share one set of queries. */
export type RowContext = {
  mayNotRun: string | null;
  mayNotDelete: string | null;
  /** Undefined while it is still asked for. */
  host: HostStatus | undefined;
  run: ReturnType<typeof useContainerAction>["run"];
};

/** The context of the rows; the same object until something in it changes. */
export function useRowContext(): RowContext {
  const mayNotRun = useMay("operator");
  const mayNotDelete = useMay("admin");
  const { data: host } = useHost();
  const { run } = useContainerAction();
  return useMemo(() => ({ mayNotRun, mayNotDelete, host, run }), [mayNotRun, mayNotDelete, host, run]);
}
