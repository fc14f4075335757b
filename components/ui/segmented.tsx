"use client";

import clsx from "clsx";
import { type ReactNode, useId } from "react";

type SegmentedProps<T extends string> = {
  legend: string;
  /** Show the legend above instead of for screen readers only. */
  showLegend?: boolean;
  value: T;
  onValueChange: (value: T) => void;
  options: readonly { value: T; label: string; icon?: ReactNode; disabled?: boolean }[];
};

/** One choice of few, side by side: a radio group. */
export function Segmented<T extends string>(props: SegmentedProps<T>) {
  const { legend, showLegend = false, value, onValueChange, options } = props;
  const name = useId();
  return (
    <fieldset className="min-w-0">
      <legend className={showLegend ? "mb-1 font-medium text-sm" : "sr-only"}>{legend}</legend>
      <div className="inline-flex max-w-full gap-0.5 rounded-md border border-edge/60 bg-sunken p-0.5">
        {options.map((option) => (
          <label
            key={option.value}
            className={clsx(
              "relative inline-flex h-6.5 items-center gap-1.5 rounded-sm px-2.5 text-sm has-focus-visible:outline-2 has-focus-visible:outline-accent [&_svg]:size-3.5",
              option.value === value
                ? "bg-raised font-medium text-text shadow-sm"
                : "text-muted hover:text-text",
            )}
          >
            <input
              type="radio"
              name={name}
              className="sr-only"
              checked={option.value === value}
              disabled={option.disabled}
              onChange={() => onValueChange(option.value)}
            />
            {option.icon}
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
