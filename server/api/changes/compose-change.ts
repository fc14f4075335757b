import { ScError } from "@/server/contract/error";
import type { Plan } from "@/server/contract/plan";
import type { Step, Work } from "@/server/contract/work";
import type { Services } from "../services";

/**
 * A container becomes what another plan says: stopped where it runs, changed, started anew, and only then is the new plan
 * entered. Whatever fails before, it is again what it was, and runs if it ran; once it is entered nothing is taken back. What
 * takes a change back is entered before it is started: the program may well not run with what was not enough for it before.
 * `save` is told when the change was made.
 */
export function composeChange(
  { host, now }: Pick<Services, "host" | "now">,
  { jobId, before, after, isRelabel, isUndo, restart, check, save }: ChangeOrder,
): Work {
  const change = isRelabel ? null : host.makeChange({ before, after }, jobId);
  let changedAt = now();
  const begin: Step = {
    id: "begin",
    label: "Look whether it is as it was shown",
    run: check,
    undo: null,
  };
  const stop = () => host.makeStop(before, { whenStopped: "go on" });
  /** A program that was asked to end ends sooner or later: a start before that would be none. */
  const runAgain = async () => {
    await runQuietly(stop(), null);
    await runQuietly(host.makeStart(before), "container_running");
  };
  const changed: Step = {
    id: "changed",
    label: "Note the time",
    run: async () => {
      changedAt = now();
    },
    undo: restart ? () => runQuietly(stop(), null) : null,
  };
  const start = restart ? host.makeStart(after).steps : [];
  const enter: Step[] = [
    { id: "save", label: "Enter the change", run: () => save(changedAt), undo: null, commits: true },
    ...(change === null ? [] : [change.clean]),
  ];
  return {
    cancellable: true,
    steps: [
      begin,
      ...(restart ? withUndo(stop().steps, runAgain) : []),
      ...(change?.steps ?? [host.makeRelabel(before)]),
      changed,
      ...(isUndo ? [...enter, ...start] : [...start, ...enter]),
    ],
  };
}

export type ChangeOrder = {
  jobId: string;
  before: Plan;
  after: Plan;
  isRelabel: boolean;
  /** It takes an earlier change back. */
  isUndo: boolean;
  /** It runs, and is to be stopped and started. */
  restart: boolean;
  check: () => Promise<void>;
  save: (changedAt: number) => Promise<void>;
};

/** They are undone as one, when the first of them has begun. */
function withUndo([first, ...rest]: Step[], undo: () => Promise<void>): Step[] {
  return first === undefined ? [] : [{ ...first, undo }, ...rest];
}

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
