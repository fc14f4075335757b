"use client";

import clsx from "clsx";
import { type ComponentProps, type ReactNode, useId } from "react";

type TextFieldProps = ComponentProps<"input"> & {
  label: string;
  hint?: ReactNode;
  error?: string | null;
  /** Unit or button at the right end, inside the line. */
  suffix?: ReactNode;
};

/** One labelled line of text with its hint and its error beside it. */
export function TextField({ label, hint, error, suffix, className, ...rest }: TextFieldProps) {
  const id = useId();
  const described = [error ? `${id}-error` : "", hint ? `${id}-hint` : ""].join(" ").trim();
  return (
    <div className={clsx("flex flex-col gap-1", className)}>
      <label htmlFor={id} className="font-medium text-sm">
        {label}
      </label>
      <div className="flex items-center gap-2">
        <input
          autoComplete="off"
          spellCheck={false}
          {...rest}
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={described || undefined}
          className={clsx(
            "h-8 w-full min-w-0 rounded-md border bg-surface px-2.5 disabled:bg-sunken disabled:text-muted",
            error ? "border-danger" : "border-edge/60",
          )}
        />
        {suffix && <span className="shrink-0 text-muted text-sm">{suffix}</span>}
      </div>
      {error && (
        <p id={`${id}-error`} className="text-danger text-sm">
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="text-muted text-sm">
          {hint}
        </p>
      )}
    </div>
  );
}
