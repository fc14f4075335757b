import type { Container, RunEnd } from "@/server/contract/container";
import type { HostStatus } from "@/server/contract/host-status";
import type { LogState } from "./watch-log";

/** What the watch takes from the stages that it may not reach into. */
export type WatchTools = {
  readHost: (isReachable: boolean, before: HostStatus) => Promise<HostStatus>;
  readRunEnd: (path: string) => Promise<Omit<RunEnd, "recorded" | "requested"> | null>;
  readLogState: (path: string) => Promise<LogState | null>;
  judgeConfinement: (found: {
    selinux: HostStatus["selinux"]["mode"];
    running: boolean;
    liveContext: string | null;
    otherContexts: readonly string[];
    plannedContext: string;
    isTypePermissive: boolean | null;
  }) => Container["confinement"];
};
