"use client";

import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { readProblem } from "./read-problem";

/**
 * The cache of one tab. Nothing is polled: the event stream keeps what is shown fresh, so an answer does not go
 * stale by age. A session that has ended leads to the sign-in page.
 */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  function watch(error: unknown) {
    if (readProblem(error).code === "not_signed_in") onSignedOut();
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({ onError: watch }),
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        retry: (count, error) => readProblem(error).code === "helper_unreachable" && count < 3,
      },
    },
  });
}
