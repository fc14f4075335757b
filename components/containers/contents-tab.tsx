"use client";

import { useQuery } from "@tanstack/react-query";
import { ProblemNote } from "../live/problem-note";
import { useTRPC } from "../live/trpc";
import { ContentsTree } from "../plan/contents-tree";
import { Skeleton } from "../ui/skeleton";

/** Every path that the container was planned with. */
export function ContentsTab({ name }: { name: string }) {
  const { data, error, refetch } = useQuery(useTRPC().containers.contents.queryOptions({ name }));
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  return data ? <ContentsTree entries={data} /> : <Skeleton className="h-[58vh] w-full" />;
}
