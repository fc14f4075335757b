import { ScError } from "@/server/contract/error";
import type { Plan } from "@/server/contract/plan";
import type { Step, Work } from "@/server/contract/work";
import type { Services } from "../services";

/**
 * A container becomes what another plan says: stopped where it runs, changed, started anew, and only then is the new plan
 * entered. Whatever fails before, it is again what it was, and runs if it ran. `save` is told when the change was made.
 */
export function composeChange(
  { host, now }: Pick<Services, "host" | "now">,
  { jobId, before, after, isRelabel, restart, check, save }: ChangeOrder,
): Work {
  const change = isRelabel ? null : host.makeChange({ before, after }, jobId);
  let changedAt = now();
  const begin: Step = {
    id: "begin",
    label: "Look whether it is as it was shown",
    run: check,
    undo: restart ? () => runQuietly(host.makeStart(before), "container_running") : null,
  };
  const changed: Step = {
    id: "changed",
    label: "Note the time",
    run: async () => {
      changedAt = now();
    },
    undo: restart ? () => runQuietly(host.makeStop(before, { whenStopped: "go on" }), null) : null,
  };
  return {
    cancellable: true,
    steps: [
      begin,
      ...(restart ? host.makeStop(before, { whenStopped: "go on" }).steps : []),
      ...(change?.steps ?? [host.makeRelabel(before)]),
      changed,
      ...(restart ? host.makeStart(after).steps : []),
      { id: "save", label: "Enter the change", run: () => save(changedAt), undo: null },
      ...(change === null ? [] : [change.clean]),
    ],
  };
}

export type ChangeOrder = {
  jobId: string;
  before: Plan;
  after: Plan;
  isRelabel: boolean;
  /** It runs, and is to be stopped and started. */
  restart: boolean;
  check: () => Promise<void>;
  save: (changedAt: number) => Promise<void>;
};

/** For an undo, which nobody watches; `ignored` is how it says that there is nothing to do. */
async function runQuietly({ steps }: Work, ignored: ScError["code"] | null): Promise<void> {
  const progress = {
    signal: new AbortController().signal,
    report: () => undefined,
    setDeadline: () => undefined,
  };
  try {
    for (const step of steps) await step.run(progress);
  } catch (error) {
    if (!(error instanceof ScError) || error.code !== ignored) throw error;
  }
}
