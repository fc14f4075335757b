import type { Container } from "@/server/contract/container";
import type { HostStatus } from "@/server/contract/host-status";

export type ConfinementLook = {
  /** `stopped`: there is nothing to confine · `unknown`: there may be, and it could not be seen. */
  kind: Container["confinement"] | "stopped";
  /** Why it is not known; null where it is. */
  reason: string | null;
};

/**
 * What is known of the confinement of a container. One that does not run would not be confined either where the host
 * does not enforce, and says so; only of one that is known not to run is said that it does not. `host` is undefined while
 * it is still asked for.
 */
export function describeConfinement(
  container: Pick<Container, "state" | "confinement" | "initPid">,
  host: Pick<HostStatus, "selinux" | "libvirt"> | undefined,
): ConfinementLook {
  const { confinement } = container;
  if (confinement !== "unknown") return { kind: confinement, reason: null };
  if (host !== undefined && host.selinux.mode !== "enforcing") return { kind: "not-enforced", reason: null };
  const isAway = host !== undefined && !host.libvirt.reachable;
  if (!isAway && isDown(container)) return { kind: "stopped", reason: null };
  if (isAway && container.state === "stopped") return { kind: "stopped", reason: null };
  return { kind: "unknown", reason: isAway ? away : unreadable };
}

const away = "libvirt does not answer, and no label of it could be read without it.";
const unreadable = "The label of its init could not be read.";

/** While it is being started, stopped or deleted, it runs as long as it has an init. */
function isDown({ state, initPid }: Pick<Container, "state" | "initPid">): boolean {
  if (state === "stopped" || state === "building" || state === "missing") return true;
  return state !== "running" && state !== "paused" && initPid === null;
}
