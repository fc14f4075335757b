import { hasInitBegun } from "@/server/host/has-init-begun";
import { listContainerProcesses } from "@/server/host/list-container-processes";
import type { Domain } from "@/server/host/list-domains";
import { readProcessContext } from "@/server/host/read-process-context";

/** The labels of a domain's processes now, against the planned one. Before its init has begun there are none yet. */
export async function readDomainLabels(
  { initPid, controllerPid }: Domain,
  plannedContext: string,
): Promise<DomainLabels> {
  if (initPid === null || controllerPid === null) return noLabels;
  if (!(await hasInitBegun(initPid, controllerPid))) return { ...noLabels, areSettled: false };
  const others = (await listContainerProcesses(initPid, controllerPid)).filter((pid) => pid !== initPid);
  const [liveContext, ...contexts] = await Promise.all([initPid, ...others].map(readProcessContext));
  const strange = contexts.filter((context) => context !== null && context !== plannedContext);
  return {
    liveContext: liveContext ?? null,
    otherContexts: [...new Set(strange)].filter((context) => context !== null).sort(),
    areSettled: true,
  };
}

export const noLabels: DomainLabels = { liveContext: null, otherContexts: [], areSettled: true };

export type DomainLabels = {
  liveContext: string | null;
  otherContexts: string[];
  /** False while the init is still the controller's fork and does not carry its label. */
  areSettled: boolean;
};
