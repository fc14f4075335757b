"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ArrowLeft, ArrowRight, History } from "lucide-react";
import { useRouter, useSearchParams } from "next/navigation";
import { useEffect } from "react";
import { ProblemNote } from "../live/problem-note";
import { useTRPC } from "../live/trpc";
import { useContainers } from "../live/use-containers";
import { useJobs } from "../live/use-jobs";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Select } from "../ui/select";
import { Skeleton } from "../ui/skeleton";
import { ActivityTable } from "./activity-table";

/** Who did what, newest first; the filter and the page are in the address. */
export function ActivityPage() {
  const router = useRouter();
  const params = useSearchParams();
  const container = params.get("container") ?? "";
  const before = Number(params.get("before") ?? Number.NaN);
  const { data: containers } = useContainers();
  const { dataUpdatedAt: jobsChangedAt } = useJobs();
  const { data, error, refetch } = useQuery(
    useTRPC().activity.list.queryOptions(
      { limit: pageSize, ...(Number.isInteger(before) && { before }), ...(container && { container }) },
      { placeholderData: keepPreviousData, refetchOnMount: "always" },
    ),
  );
  useEffect(() => {
    if (jobsChangedAt > 0) void refetch();
  }, [jobsChangedAt, refetch]);

  function go(change: { container?: string; before?: number }) {
    const next = new URLSearchParams();
    const name = change.container ?? container;
    if (name) next.set("container", name);
    if (change.before !== undefined) next.set("before", change.before.toString());
    history.pushState(null, "", `/activity${next.size > 0 ? `?${next.toString()}` : ""}`);
  }

  const names = (containers ?? []).map(({ name }) => name as string);
  if (container && !names.includes(container)) names.push(container);
  const last = data?.at(-1);
  return (
    <>
      <header className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <h1 className="font-semibold text-xl">Activity</h1>
        <Select
          aria-label="Of which container"
          className="w-56"
          value={container}
          onValueChange={(name) => go({ container: name })}
          options={[
            { value: "", label: "Everything" },
            ...names.sort().map((name) => ({ value: name, label: name })),
          ]}
        />
      </header>
      {error && !data ? (
        <ProblemNote error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton className="h-96 w-full" />
      ) : data.length === 0 ? (
        <div className="rounded-lg border bg-surface">
          <EmptyState icon={<History aria-hidden="true" />} title="Nothing was done yet">
            Every sign-in, build, start, stop and delete is entered here, with its result.
          </EmptyState>
        </div>
      ) : (
        <ActivityTable entries={data} />
      )}
      <div className="mt-3 flex justify-between">
        {Number.isInteger(before) ? (
          <Button icon={<ArrowLeft aria-hidden="true" />} onClick={() => router.back()}>
            Newer
          </Button>
        ) : (
          <span />
        )}
        {last && data?.length === pageSize && (
          <Button onClick={() => go({ before: last.id })}>
            Older
            <ArrowRight aria-hidden="true" />
          </Button>
        )}
      </div>
    </>
  );
}

const pageSize = 50;
