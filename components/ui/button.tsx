"use client";

import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";

type ButtonProps = Omit<ComponentProps<"button">, "disabled"> & {
  tone?: "primary" | "plain" | "quiet" | "danger";
  size?: "md" | "sm" | "icon";
  icon?: ReactNode;
  /** Why the action is not possible now: the button stays focusable and says so. */
  disabledReason?: string | null | undefined;
  busy?: boolean | undefined;
  /** Short explanation on hover and focus; an icon-only button needs `aria-label` as well. */
  hint?: string | undefined;
};

/** A button that, when it cannot be used, stays where it is and tells the reason. */
export function Button(props: ButtonProps) {
  const { tone = "plain", size = "md", icon, disabledReason, busy, hint, className, ...rest } = props;
  const reason = disabledReason ?? null;
  const blocked = reason !== null || busy === true;
  const tip = reason ?? hint;
  return (
    <button
      type="button"
      aria-description={tip}
      {...rest}
      data-tip={tip}
      aria-disabled={blocked || undefined}
      aria-busy={busy || undefined}
      onClick={blocked ? (event) => event.preventDefault() : rest.onClick}
      className={clsx(base, sizes[size], blocked ? disabledTones[tone] : tones[tone], className)}
    >
      {icon}
      {rest.children}
    </button>
  );
}

const base =
  "inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium transition-colors [&_svg]:size-4 [&_svg]:shrink-0";

const sizes = {
  md: "h-8 px-3",
  sm: "h-7 px-2 text-sm",
  icon: "size-7",
};

const tones = {
  primary: "border-transparent bg-accent-fill text-white hover:bg-accent-fill-hover",
  plain: "border-edge/60 bg-surface text-text hover:bg-hover",
  quiet: "border-transparent text-text hover:bg-hover",
  danger: "border-transparent bg-danger-fill text-white hover:brightness-110",
};

const disabledTones = {
  primary: "border-line bg-sunken text-muted",
  plain: "border-line bg-sunken text-muted",
  quiet: "border-transparent text-muted opacity-60",
  danger: "border-line bg-sunken text-muted",
};
