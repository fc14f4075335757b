"use client";

import { useContainers } from "./use-containers";

/** One container of the list, which the event stream keeps fresh; undefined while unknown, null when there is none. */
export function useContainer(name: string) {
  const { data } = useContainers();
  return data && (data.find((container) => container.name === name) ?? null);
}
