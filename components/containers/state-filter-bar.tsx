"use client";

import clsx from "clsx";
import type { Container } from "@/server/contract/container";
import { matchesState, type StateFilter, stateFilters } from "./list-query";

type StateFilterBarProps = {
  containers: Container[];
  value: StateFilter;
  onChange: (value: StateFilter) => void;
};

/** How many there are of each kind; each count is the filter for its kind. */
export function StateFilterBar({ containers, value, onChange }: StateFilterBarProps) {
  return (
    <fieldset className="flex min-w-0 max-w-full gap-1 overflow-x-auto">
      <legend className="sr-only">Show</legend>
      {stateFilters.map((filter) => {
        const count = containers.filter((container) => matchesState(container, filter)).length;
        const isAlarm = filter === "attention" && count > 0;
        return (
          <button
            key={filter}
            type="button"
            aria-pressed={filter === value}
            onClick={() => onChange(filter)}
            className={clsx(
              "-outline-offset-2 flex h-8 shrink-0 items-center gap-2 rounded-md border px-2.5",
              filter === value
                ? "border-accent bg-accent-soft font-medium"
                : "border-transparent hover:bg-hover",
            )}
          >
            {labels[filter]}
            <span className={isAlarm ? "font-semibold text-danger" : "text-muted"}>{count}</span>
          </button>
        );
      })}
    </fieldset>
  );
}

const labels: Record<StateFilter, string> = {
  all: "All",
  attention: "Needs attention",
  running: "Running",
  changing: "Changing",
  stopped: "Stopped",
};
