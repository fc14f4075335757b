import type { HostStatus } from "@/server/contract/host-status";
import type { Domain } from "@/server/host/list-domains";
import { selinuxMode } from "@/server/host/selinux-mode";
import type { ObservedRun } from "./describe-container";
import { isUp } from "./is-up";
import { noLabels, readDomainLabels } from "./read-domain-labels";
import { readStartTime } from "./read-start-time";
import type { WatchTools } from "./watch-tools";

/**
 * What the processes of a domain say of its run, read at once. Not settled while the controller still prepares the init's
 * process: then look again, for libvirt tells nothing when it is done.
 */
export function observeRun(
  domain: Domain | null,
  plannedContext: string,
  { selinux, judgeConfinement }: RunTools,
): { run: ObservedRun; isSettled: boolean } {
  const pid = domain?.initPid ?? null;
  const labels =
    domain === null || selinux === "disabled" ? noLabels : readDomainLabels(domain, plannedContext);
  const confinement = judgeConfinement({
    selinux,
    running: isUp(domain),
    ...labels,
    plannedContext,
    isTypePermissive: selinux === "enforcing" && selinuxMode.isTypePermissive(plannedContext),
  });
  const { liveContext, otherContexts, areSettled } = labels;
  return {
    run: { confinement, liveContext, otherContexts, startedAt: pid === null ? null : readStartTime(pid) },
    isSettled: areSettled && (!isUp(domain) || pid !== null),
  };
}

type RunTools = Pick<WatchTools, "judgeConfinement"> & { selinux: HostStatus["selinux"]["mode"] };
