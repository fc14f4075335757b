"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "./trpc";

/** All containers, kept fresh by the event stream. */
export function useContainers() {
  return useQuery(useTRPC().containers.list.queryOptions());
}
