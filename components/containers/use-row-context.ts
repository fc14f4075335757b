"use client";

import { useMemo } from "react";
import { useHost } from "../live/use-host";
import { useMay } from "../live/use-may";
import { useContainerAction } from "./use-container-action";

/** What every row of the list needs and none needs to ask for itself: a thousand rows share one set of queries. */
export type RowContext = {
  mayNotRun: string | null;
  mayNotDelete: string | null;
  /** True where SELinux does not enforce on this host. */
  isHostOff: boolean;
  run: ReturnType<typeof useContainerAction>["run"];
};

/** The context of the rows; the same object until something in it changes. */
export function useRowContext(): RowContext {
  const mayNotRun = useMay("operator");
  const mayNotDelete = useMay("admin");
  const { data: host } = useHost();
  const { run } = useContainerAction();
  const isHostOff = host !== undefined && host.selinux.mode !== "enforcing";
  return useMemo(
    () => ({ mayNotRun, mayNotDelete, isHostOff, run }),
    [mayNotRun, mayNotDelete, isHostOff, run],
  );
}
