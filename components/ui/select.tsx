import clsx from "clsx";
import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";

type SelectProps = Omit<ComponentProps<"select">, "onChange" | "size"> & {
  options: readonly { value: string; label: string; disabled?: boolean }[];
  onValueChange: (value: string) => void;
  compact?: boolean;
};

/** The platform's own select: quick in long lists and right on a phone. */
export function Select({ options, onValueChange, compact = false, className, ...rest }: SelectProps) {
  return (
    <span className={clsx("relative inline-flex min-w-0", className)}>
      <select
        {...rest}
        onChange={(event) => onValueChange(event.target.value)}
        className={clsx(
          "w-full min-w-0 appearance-none truncate rounded-md border border-edge/60 bg-surface text-text hover:bg-hover disabled:bg-sunken disabled:text-muted",
          compact ? "h-7 pr-6 pl-2 text-sm" : "h-8 pr-7 pl-2.5",
        )}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden="true"
        className="-translate-y-1/2 pointer-events-none absolute top-1/2 right-1.5 size-4 text-muted"
      />
    </span>
  );
}
