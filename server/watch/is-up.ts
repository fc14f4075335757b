import type { ObservedDomain } from "./describe-container";

/** Whether a domain has processes, running or paused. */
export function isUp(domain: Pick<ObservedDomain, "state"> | null): boolean {
  return domain !== null && domain.state !== "shut off";
}
