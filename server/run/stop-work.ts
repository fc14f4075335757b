import type { Work } from "@/server/contract/work";
import { stopSteps } from "./stop-steps";
import type { Subject } from "./subject";

/**
 * Stops a container: asks its init with TERM, waits as long as the plan says, then kills what is left. Cancelling
 * stops the waiting and kills nothing. The steps throw ScError container_not_found, container_not_running,
 * libvirt_unreachable, command_failed or cancelled.
 */
export function stopWork(
  subject: Subject,
  options: { whenStopped: "fail" | "go on" } = { whenStopped: "fail" },
): Work {
  return { steps: stopSteps(subject, options), cancellable: true };
}
