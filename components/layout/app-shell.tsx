"use client";

import type { ReactNode } from "react";
import { AnnounceChanges } from "../live/announce-changes";
import { JobResults } from "../live/job-results";
import { NotifyDenials } from "../live/notify-denials";
import { useHost } from "../live/use-host";
import { ConfinementBanner } from "./confinement-banner";
import { readHostHint, useKeepHostHint } from "./host-hint";
import { SideNavigation } from "./side-navigation";
import { StaleMark } from "./stale-mark";
import { TopBar } from "./top-bar";

type AppShellProps = { hostHint: string | null; theme: string; children: ReactNode };

/**
 * The frame around every page. The banner must not push the page down after it was painted: its place comes from
 * what the last visit knew, and on a first visit the page stays unseen until the host has answered.
 */
export function AppShell({ hostHint, theme, children }: AppShellProps) {
  const host = useHost();
  useKeepHostHint(host.data);
  const known = host.data
    ? { mode: host.data.selinux.mode, hostname: host.data.hostname }
    : readHostHint(hostHint);
  const isPlaced = known !== null || host.isError;
  return (
    <div className="md:grid md:grid-cols-[184px_minmax(0,1fr)]">
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-accent-fill px-3 py-2 text-white focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the content
      </a>
      <SideNavigation />
      <div className="flex min-h-dvh min-w-0 flex-col">
        <TopBar theme={theme} hostname={known?.hostname ?? null} mode={known?.mode ?? null} />
        {known && <ConfinementBanner hostname={known.hostname} mode={known.mode} />}
        <main
          id="content"
          tabIndex={-1}
          className={`min-w-0 flex-1 px-4 pt-4 pb-24 outline-none md:px-5 md:pb-10 ${isPlaced ? "" : "invisible"}`}
        >
          {children}
        </main>
      </div>
      <StaleMark />
      <AnnounceChanges />
      <NotifyDenials />
      <JobResults />
    </div>
  );
}
