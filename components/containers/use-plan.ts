"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../live/trpc";

/** The plan that a container was built from. It never changes. */
export function usePlan(name: string) {
  return useQuery(useTRPC().containers.plan.queryOptions({ name }));
}
