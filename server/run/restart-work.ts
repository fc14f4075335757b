import type { Work } from "@/server/contract/work";
import { startSteps } from "./start-steps";
import { stopSteps } from "./stop-steps";
import type { Subject } from "./subject";

/** Stops a container as stopWork does, if it runs, and starts it as startWork does. */
export function restartWork(subject: Subject): Work {
  return {
    steps: [...stopSteps(subject, { whenStopped: "go on" }), ...startSteps(subject)],
    cancellable: true,
  };
}
