import type { Work } from "@/server/contract/work";
import { startSteps } from "./start-steps";
import type { Subject } from "./subject";

/**
 * Starts a container and waits until its init runs. The steps throw ScError container_not_found, container_running,
 * container_busy (its image is in use), plan_refused (it would run without its label), path_exists, libvirt_unreachable, command_failed or cancelled.
 */
export function startWork(subject: Subject): Work {
  return { steps: startSteps(subject), cancellable: true };
}
