import clsx from "clsx";
import Link from "next/link";
import type { ReactNode } from "react";

type ButtonLinkProps = {
  href: string;
  tone?: "primary" | "plain";
  icon?: ReactNode;
  children: ReactNode;
  /** A file to save instead of a page to open. */
  download?: boolean;
  /** Short explanation on hover and focus. */
  hint?: string;
};

/** A link that looks like a button: it goes somewhere, it does nothing. */
export function ButtonLink({
  href,
  tone = "plain",
  icon,
  children,
  download = false,
  hint,
}: ButtonLinkProps) {
  const className = clsx(
    "inline-flex h-8 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-md border px-3 font-medium transition-colors [&_svg]:size-4",
    tone === "primary"
      ? "border-transparent bg-accent-fill text-white hover:bg-accent-fill-hover"
      : "border-edge/60 bg-surface hover:bg-hover",
  );
  if (download) {
    return (
      <a href={href} download className={className} data-tip={hint} aria-description={hint}>
        {icon}
        {children}
      </a>
    );
  }
  return (
    <Link prefetch={false} href={href} className={className} data-tip={hint} aria-description={hint}>
      {icon}
      {children}
    </Link>
  );
}
