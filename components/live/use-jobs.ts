"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "./trpc";

/** Recent jobs, kept fresh by the event stream. */
export function useJobs() {
  return useQuery(useTRPC().jobs.list.queryOptions());
}
