"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "./trpc";

/** Who is signed in; null when nobody is. */
export function useSession() {
  return useQuery(useTRPC().auth.me.queryOptions());
}
