"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { DenialList } from "@/server/contract/denial-list";
import { isDismissed } from "@/server/contract/is-dismissed";
import { CurrentJob } from "../containers/current-job";
import { ProblemNote } from "../live/problem-note";
import { useTRPC } from "../live/trpc";
import { useAskAgain } from "../live/use-ask-again";
import { useContainer } from "../live/use-container";
import { useHost } from "../live/use-host";
import { CommandLine } from "../ui/command-line";
import { Note } from "../ui/note";
import { Panel } from "../ui/panel";
import { Skeleton } from "../ui/skeleton";
import { Switch } from "../ui/switch";
import { DenialRow } from "./denial-row";
import { ExportMenu } from "./export-menu";
import { NoDenials } from "./no-denials";
import { noDenialsWords } from "./no-denials-words";

/** What SELinux denied a container and what was tried on it, as it happens, the most serious first. */
export function DenialsTab({ name }: { name: string }) {
  const container = useContainer(name);
  const { data: host } = useHost();
  const { data, error, isFetching, refetch } = useQuery(
    useTRPC().denials.list.queryOptions({ name }, { refetchInterval: ({ state }) => watchMs(state.data) }),
  );
  const mark = container ? `${container.denials.count.toString()} ${container.jobId ?? ""}` : undefined;
  const [showsDismissed, setShowsDismissed] = useState(false);
  useAskAgain(mark, { isFetching, refetch });

  if (error && !data) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!data || !host) return <Skeleton className="h-96 w-full" />;
  const { log } = data;
  const groups = data.groups.filter((group) => showsDismissed || !isDismissed(group));
  const dismissed = data.groups.filter(isDismissed).length;
  return (
    <div className="flex flex-col gap-4">
      {container && <CurrentJob container={container} />}
      {log.lost !== null && log.lost > 0 && (
        <Note
          tone="warn"
          title={`The kernel has lost ${log.lost.toString()} audit records since it started.`}
        >
          What they told of is missing here.
        </Note>
      )}
      {data.groups.length > 0 && log.reason !== null && (
        <Note tone="warn" title={`${noDenialsWords[log.reason].title}.`}>
          What is denied now is missing here.
        </Note>
      )}
      {data.groups.length === 0 ? (
        <div className="rounded-lg border bg-surface">
          <NoDenials name={name} log={log} mode={host.selinux.mode} />
        </div>
      ) : (
        <Panel
          label="Denials"
          title={describeCount(data.groups.length - dismissed)}
          flush
          actions={
            <>
              {dismissed > 0 && (
                <Switch
                  label={`Show dismissed (${dismissed.toString()})`}
                  checked={showsDismissed}
                  onCheckedChange={setShowsDismissed}
                />
              )}
              <ExportMenu name={name} group={null} label="Export all" />
            </>
          }
        >
          {groups.length === 0 ? (
            <p className="p-4 text-muted">All of them are dismissed. One more of any, and it is back.</p>
          ) : (
            <ul className="divide-y">
              {groups.map((group) => (
                <DenialRow key={group.id} group={group} name={name} />
              ))}
            </ul>
          )}
        </Panel>
      )}
      <Panel title="The same as a command">
        <CommandLine command={`sandboxcontainer denials --container ${name}`} />
      </Panel>
    </div>
  );
}

/** What became of a change shows as time goes by. */
function watchMs(data: DenialList | undefined): number | false {
  const isWatched = data?.groups.some(({ answers }) =>
    answers.some(({ undone, verdict }) => undone === null && verdict.state === "watching"),
  );
  return isWatched ? 5000 : false;
}

function describeCount(open: number): string {
  if (open === 0) return "Nothing to see to";
  return open === 1 ? "One thing to see to" : `${open.toString()} things to see to`;
}
