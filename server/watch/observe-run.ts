import type { HostStatus } from "@/server/contract/host-status";
import type { Domain } from "@/server/host/list-domains";
import { selinuxMode } from "@/server/host/selinux-mode";
import type { ObservedRun } from "./describe-container";
import { isUp } from "./is-up";
import { noLabels, readDomainLabels } from "./read-domain-labels";
import { readStartTime } from "./read-start-time";
import type { WatchTools } from "./watch-tools";

/**
 * What the processes of a domain say of its run. Not settled while the controller still prepares the init's process: then
 * look again, for libvirt tells nothing when it is done.
 */
export async function observeRun(
  domain: Domain | null,
  plannedContext: string,
  { selinux, judgeConfinement }: RunTools,
): Promise<{ run: ObservedRun; isSettled: boolean }> {
  const pid = domain?.initPid ?? null;
  const [labels, startedAt] = await Promise.all([
    domain === null || selinux === "disabled" ? noLabels : readDomainLabels(domain, plannedContext),
    pid === null ? null : readStartTime(pid),
  ]);
  const confinement = judgeConfinement({
    selinux,
    running: isUp(domain),
    ...labels,
    plannedContext,
    isTypePermissive: selinux === "enforcing" && selinuxMode.isTypePermissive(plannedContext),
  });
  const { liveContext, otherContexts, areSettled } = labels;
  return {
    run: { confinement, liveContext, otherContexts, startedAt },
    isSettled: areSettled && (!isUp(domain) || pid !== null),
  };
}

type RunTools = Pick<WatchTools, "judgeConfinement"> & { selinux: HostStatus["selinux"]["mode"] };
