import type { Denial } from "@/server/contract/denial";
import type { PairHolder } from "@/server/contract/pair-holder";
import type { Decision } from "../event/decision";
import { findContainer } from "./find-container";

/**
 * Ties a decision to the container that it is of, and to the one whose object it was about. By label first; a process whose
 * label says nothing, by its control group (`containerOfPid`, while it lives). What libvirt's controller does for a
 * container counts as that container's: it is what keeps it from starting.
 */
export function attributeDecision(decision: Decision, known: Known): Pick<Denial, "container" | "victim"> {
  const { source, target, time, pid, sender } = decision;
  const owner = findContainer(target, time, known.holders);
  if (source !== null && controllers.has(source.type) && owner !== null)
    return { container: owner, victim: null };
  const container =
    findContainer(source, time, known.holders) ??
    (pid === null || sender !== null ? null : (known.containerOfPid?.(pid) ?? null));
  return { container, victim: owner === container ? null : owner };
}

export type Known = {
  holders: readonly PairHolder[];
  /** The container in whose control group a process is now; null for any other process. */
  containerOfPid?: (pid: number) => string | null;
};

/** libvirt's daemon and the controller of each container, in the reference policy and in Fedora's. */
const controllers = new Set(["virtd_t", "virtd_lxc_t"]);
