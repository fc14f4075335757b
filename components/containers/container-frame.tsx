"use client";

import { ChevronLeft, SearchX } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { ProblemNote } from "../live/problem-note";
import { useContainer } from "../live/use-container";
import { useContainers } from "../live/use-containers";
import { useHost } from "../live/use-host";
import { ButtonLink } from "../ui/button-link";
import { EmptyState } from "../ui/empty-state";
import { Skeleton } from "../ui/skeleton";
import { TabLinks } from "../ui/tab-links";
import { ConfinementMark } from "./confinement-mark";
import { DenialsMark } from "./denials-mark";
import { DetailActions } from "./detail-actions";
import { McsChip } from "./mcs-chip";
import { StateMark } from "./state-mark";
import { StopCountdown } from "./stop-countdown";

/** The frame of a container's pages: what it is, how it is, what can be done, and its tabs. */
export function ContainerFrame({ name, children }: { name: string; children: ReactNode }) {
  const path = usePathname();
  const container = useContainer(name);
  const { error, refetch } = useContainers();
  const { data: host } = useHost();
  if (container === null) {
    return (
      <EmptyState
        icon={<SearchX aria-hidden="true" />}
        title={`There is no container ${name}`}
        action={<ButtonLink href="/containers">Containers</ButtonLink>}
      >
        It may have been deleted or renamed.
      </EmptyState>
    );
  }
  const base = `/containers/${name}`;
  return (
    <>
      <Link
        prefetch={false}
        href="/containers"
        className="mb-1 inline-flex items-center gap-0.5 text-muted text-sm hover:text-text"
      >
        <ChevronLeft aria-hidden="true" className="size-4" />
        Containers
      </Link>
      <header className="mb-2 flex min-h-9 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1">
          <h1 className="min-w-0 break-words font-semibold text-xl max-sm:basis-full">{name}</h1>
          {container ? (
            <>
              <StopCountdown container={container} fallback={<StateMark container={container} />} />
              <ConfinementMark container={container} host={host} />
              <McsChip pair={container.pair} />
              <DenialsMark container={container} />
            </>
          ) : (
            <Skeleton className="h-5 w-64" />
          )}
        </div>
        {container ? <DetailActions container={container} /> : <Skeleton className="h-8 w-64" />}
      </header>
      <div className="mb-4 border-b">
        <TabLinks
          label={`Pages of ${name}`}
          tabs={tabs.map(({ segment, label }) => {
            const href = segment === "" ? base : `${base}/${segment}`;
            return { href, label, current: path === href };
          })}
        />
      </div>
      {error && !container ? <ProblemNote error={error} onRetry={() => void refetch()} /> : children}
    </>
  );
}

const tabs = [
  { segment: "", label: "Overview" },
  { segment: "log", label: "Log" },
  { segment: "timeline", label: "Timeline" },
  { segment: "denials", label: "Denials" },
  { segment: "contents", label: "Contents" },
  { segment: "mounts", label: "Mounts" },
  { segment: "label", label: "Label" },
  { segment: "xml", label: "XML" },
  { segment: "init", label: "Init" },
  { segment: "delete", label: "Delete" },
];
