"use client";

import { useQuery } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import type { Check } from "@/server/contract/check";
import { ProblemNote } from "../live/problem-note";
import { useTRPC } from "../live/trpc";
import { Button } from "../ui/button";
import { CommandLine } from "../ui/command-line";
import { formatClock } from "../ui/format-time";
import { Panel } from "../ui/panel";
import { Skeleton } from "../ui/skeleton";
import { CheckRow } from "./check-row";
import { HostFacts } from "./host-facts";

/** What this host is, and what it lacks for containers, with the exact fix for each. */
export function HostPage() {
  const doctor = useQuery(useTRPC().host.doctor.queryOptions(undefined, { refetchOnMount: "always" }));
  const { data: checks, error, isFetching, refetch, dataUpdatedAt } = doctor;
  return (
    <>
      <header className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <h1 className="font-semibold text-xl">Host</h1>
        <div className="flex items-center gap-3">
          <output className="text-muted text-sm">
            {isFetching ? "Checking" : checks && `Checked at ${formatClock(dataUpdatedAt)}`}
          </output>
          <Button icon={<RefreshCw aria-hidden="true" />} busy={isFetching} onClick={() => refetch()}>
            Check again
          </Button>
        </div>
      </header>
      <div className="flex flex-col gap-4">
        <Panel title="What it is">
          <HostFacts />
        </Panel>
        {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
        {!checks && !error && <Skeleton className="h-96 w-full" />}
        {checks && <p className="text-muted">{summarise(checks)}</p>}
        {checks &&
          areas.map(({ id, label }) => {
            const own = checks.filter((check) => check.area === id);
            if (own.length === 0) return null;
            return (
              <div key={id} id={id} className="scroll-mt-16">
                <Panel title={label} flush>
                  <ul className="divide-y">
                    {own.map((check) => (
                      <CheckRow key={check.id} check={check} />
                    ))}
                  </ul>
                </Panel>
              </div>
            );
          })}
        <CommandLine command="sandboxcontainer doctor" />
      </div>
    </>
  );
}

function summarise(checks: Check[]): string {
  const fails = checks.filter(({ state }) => state === "fail").length;
  const warns = checks.filter(({ state }) => state === "warn").length;
  if (fails + warns === 0) return `All ${checks.length.toString()} checks are in order.`;
  return `${checks.length.toString()} checks: ${fails.toString()} missing, ${warns.toString()} to look at.`;
}

const areas: { id: Check["area"]; label: string }[] = [
  { id: "selinux", label: "SELinux" },
  { id: "libvirt", label: "libvirt" },
  { id: "cgroups", label: "Control groups" },
  { id: "packages", label: "Packages" },
  { id: "network", label: "Network" },
  { id: "storage", label: "Storage" },
  { id: "audit", label: "Audit" },
  { id: "tools", label: "Tools" },
];
