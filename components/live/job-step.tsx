import clsx from "clsx";
import { Circle, CircleCheck, CircleX, LoaderCircle, SkipForward, Undo2 } from "lucide-react";
import type { Job } from "@/server/contract/job";
import { formatBytes } from "../ui/format-bytes";
import { ProgressBar } from "../ui/progress-bar";

/** One step of a job: its state in icon and word, and how far it is. */
export function JobStep({ step }: { step: Job["steps"][number] }) {
  const { icon: Icon, word, tone } = looks[step.state];
  const { done, total } = step;
  return (
    <li className="flex gap-3 px-4 py-2.5">
      <Icon
        aria-hidden="true"
        className={clsx("mt-0.5 size-4 shrink-0", tone, step.state === "running" && "animate-spin")}
      />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <span className={clsx(step.state === "waiting" && "text-muted")}>{step.label}</span>
          <span className={clsx("text-sm", tone)}>
            {done !== null && <span className="mr-2 text-muted">{describeAmount(done, total)}</span>}
            {word}
          </span>
        </div>
        {step.state === "running" && (
          <div className="mt-1.5">
            <ProgressBar
              label={step.label}
              value={done !== null && total !== null && total > 0 ? done / total : null}
            />
          </div>
        )}
        {step.detail && <p className="truncate font-mono text-muted text-xs">{step.detail}</p>}
      </div>
    </li>
  );
}

function describeAmount(done: number, total: number | null): string {
  return total === null ? formatBytes(done) : `${formatBytes(done)} of ${formatBytes(total)}`;
}

const looks = {
  waiting: { icon: Circle, word: "waiting", tone: "text-muted" },
  running: { icon: LoaderCircle, word: "running", tone: "text-accent" },
  done: { icon: CircleCheck, word: "done", tone: "text-ok" },
  failed: { icon: CircleX, word: "failed", tone: "text-danger" },
  undone: { icon: Undo2, word: "taken back", tone: "text-warn" },
  skipped: { icon: SkipForward, word: "not begun", tone: "text-muted" },
};
