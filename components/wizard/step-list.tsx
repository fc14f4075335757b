"use client";

import clsx from "clsx";
import { type StepId, wizardSteps } from "./wizard-steps";

type StepListProps = { current: StepId; reachable: (step: StepId) => boolean; onGo: (step: StepId) => void };

/** Where we are on the way, and the way back. */
export function StepList({ current, reachable, onGo }: StepListProps) {
  return (
    <nav aria-label="Steps" className="mb-4 overflow-x-auto">
      <ol className="flex min-w-max gap-1">
        {wizardSteps.map(({ id, label }, index) => {
          const isCurrent = id === current;
          return (
            <li key={id}>
              <button
                type="button"
                aria-current={isCurrent ? "step" : undefined}
                disabled={!reachable(id)}
                onClick={() => onGo(id)}
                className={clsx(
                  "-outline-offset-2 flex h-8 items-center gap-2 rounded-md px-2.5 max-sm:px-1.5",
                  isCurrent ? "bg-accent-soft font-medium text-accent" : "text-muted enabled:hover:bg-hover",
                )}
              >
                <span
                  aria-hidden="true"
                  className={clsx(
                    "flex size-5 items-center justify-center rounded-full text-xs",
                    isCurrent ? "bg-accent-fill text-white" : "border border-edge/60",
                  )}
                >
                  {index + 1}
                </span>
                <span className={isCurrent ? undefined : "max-sm:sr-only"}>{label}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
