"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { type TimelineKind, timelineKindSchema } from "@/server/contract/timeline";
import { ProblemNote } from "../live/problem-note";
import { useTRPCClient } from "../live/trpc";
import { useAskAgain } from "../live/use-ask-again";
import { useContainer } from "../live/use-container";
import { useJobs } from "../live/use-jobs";
import { useLogChange } from "../log/use-log-change";
import { Button } from "../ui/button";
import { CheckField } from "../ui/check-field";
import { CommandLine } from "../ui/command-line";
import { EmptyState } from "../ui/empty-state";
import { Panel } from "../ui/panel";
import { Skeleton } from "../ui/skeleton";
import { TimelineRow } from "./timeline-row";

/** All that happened to a container, as it happens, the newest first; which kinds are shown is in the address. */
export function TimelineTab({ name }: { name: string }) {
  const path = usePathname();
  const kinds = readKinds(useSearchParams().get("kinds"));
  const client = useTRPCClient();
  const { data, error, isFetching, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ["timeline", name, kinds],
    queryFn: ({ pageParam }) =>
      client.timeline.list.query({
        name,
        limit: pageSize,
        ...(kinds.length < every.length && { kinds }),
        ...(pageParam !== null && { before: pageParam }),
      }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => (page.length === pageSize ? page.at(-1)?.at : undefined),
    placeholderData: keepPreviousData,
  });

  const container = useContainer(name);
  const { dataUpdatedAt: jobsChangedAt } = useJobs();
  const logChange = useLogChange(name);
  const change = [container?.revision, jobsChangedAt, logChange].join();
  const [settled, setSettled] = useState("");
  useEffect(() => {
    // A state is written down only when it has lasted for a moment.
    const timer = setTimeout(() => setSettled(change), settleMs);
    return () => clearTimeout(timer);
  }, [change]);
  useAskAgain(`${change} ${settled}`, { isFetching, refetch });

  function toggle(kind: TimelineKind) {
    const next = kinds.includes(kind) ? kinds.filter((each) => each !== kind) : [...kinds, kind];
    const isAll = next.length === every.length || next.length === 0;
    history.replaceState(null, "", isAll ? path : `${path}?kinds=${next.join(",")}`);
  }

  if (error && !data) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-96 w-full" />;
  const entries = data.pages.flat();
  return (
    <div className="flex flex-col gap-4">
      <fieldset className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <legend className="sr-only">What is shown</legend>
        {every.map((kind) => (
          <CheckField
            key={kind}
            label={labels[kind]}
            checked={kinds.includes(kind)}
            onCheckedChange={() => toggle(kind)}
          />
        ))}
      </fieldset>
      {entries.length === 0 ? (
        <div className="rounded-lg border bg-surface">
          <EmptyState icon={<History aria-hidden="true" />} title="Nothing of this kind happened yet">
            States, work, denials, errors of the log and what was asked for appear here as they happen.
          </EmptyState>
        </div>
      ) : (
        <section aria-label="Timeline" className="min-w-0 rounded-lg border bg-surface">
          <ul className="divide-y">
            {entries.map((entry) => (
              <TimelineRow key={entry.id} entry={entry} name={name} kind={labels[entry.kind]} />
            ))}
          </ul>
        </section>
      )}
      {hasNextPage && (
        <Button className="self-center" busy={isFetching} onClick={() => void fetchNextPage()}>
          Show older
        </Button>
      )}
      <Panel title="The same as a command">
        <CommandLine
          command={`sandboxcontainer timeline ${name}${kinds.length < every.length ? ` --kind ${kinds.join(" ")}` : ""}`}
        />
      </Panel>
    </div>
  );
}

const every = timelineKindSchema.options;
const pageSize = 100;

const labels = {
  state: "State",
  work: "Work",
  activity: "Other requests",
  denial: "Denials",
  log: "Errors in the log",
};

/** The kinds that the address names; none or nothing known: all. */
function readKinds(text: string | null): TimelineKind[] {
  const named = every.filter((kind) => text?.split(",").includes(kind));
  return named.length > 0 ? named : [...every];
}

/** Longer than the helper waits whether a state stays. */
const settleMs = 600;
