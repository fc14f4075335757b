import { hasInitBegun } from "@/server/host/has-init-begun";
import type { ReadKernelFile } from "@/server/host/kernel-files";
import { listContainerProcesses } from "@/server/host/list-container-processes";
import type { Domain } from "@/server/host/list-domains";
import { readInnerContexts } from "@/server/host/read-inner-contexts";
import { readKernelFile } from "@/server/host/read-kernel-file";
import { readProcessContext } from "@/server/host/read-process-context";

/**
 * The labels of a domain's processes now, against the planned one. Before its init has begun there are none yet; one that
 * carries the planned label has. Reads at once.
 */
export function readDomainLabels(
  { initPid, controllerPid }: Pick<Domain, "initPid" | "controllerPid">,
  plannedContext: string,
  read: ReadKernelFile = readKernelFile,
): DomainLabels {
  if (initPid === null || controllerPid === null) return noLabels;
  const isAsPlanned = readProcessContext(initPid, read) === plannedContext;
  if (!isAsPlanned && !hasInitBegun(initPid, controllerPid)) return { ...noLabels, areSettled: false };
  const strange = new Set<string>();
  const pids = listContainerProcesses(initPid, controllerPid, read);
  const contexts = pids.map((pid) => (pid === initPid ? null : readProcessContext(pid, read)));
  for (const context of [...contexts, ...readInnerContexts(initPid, pids.length, read)]) {
    if (context !== null && context !== plannedContext) strange.add(context);
  }
  const liveContext = isAsPlanned ? plannedContext : readProcessContext(initPid, read);
  return { liveContext, otherContexts: [...strange].sort(), areSettled: true };
}

export const noLabels: DomainLabels = { liveContext: null, otherContexts: [], areSettled: true };

export type DomainLabels = {
  liveContext: string | null;
  otherContexts: string[];
  /** False while the init is still the controller's fork and does not carry its label. */
  areSettled: boolean;
};
