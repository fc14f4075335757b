"use client";

import clsx from "clsx";
import { Search } from "lucide-react";
import type { ComponentProps } from "react";

type SearchFieldProps = Omit<ComponentProps<"input">, "onChange"> & {
  label: string;
  onValueChange: (value: string) => void;
};

/** A line to narrow what is shown. */
export function SearchField({ label, onValueChange, className, ...rest }: SearchFieldProps) {
  return (
    <span className={clsx("relative block min-w-0", className)}>
      <Search
        aria-hidden="true"
        className="-translate-y-1/2 pointer-events-none absolute top-1/2 left-2.5 size-4 text-muted"
      />
      <input
        type="search"
        {...rest}
        aria-label={label}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onValueChange(event.target.value)}
        className="h-8 w-full min-w-0 rounded-md border border-edge/60 bg-surface pr-2 pl-8"
      />
    </span>
  );
}
