import type { Check } from "@/server/contract/check";
import type { HostObservation } from "../host-observation";
import { fix } from "../make-fix";

/** Only root sees all that the other checks look at. */
export function checkRoot({ isRoot }: HostObservation): Check | null {
  if (isRoot) return null;
  return {
    id: "root",
    area: "tools",
    title: "Root",
    state: "warn",
    detail: "This is not root: some of the following cannot be seen and may look worse than it is.",
    fix: fix("Run it as root.", "sudo sandboxcontainer doctor"),
  };
}
