"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "./trpc";

/** What every page has to say of the host. */
export function useHost() {
  return useQuery(useTRPC().host.status.queryOptions());
}
