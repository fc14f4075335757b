"use client";

import clsx from "clsx";
import Link from "next/link";

type TabLink = { href: string; label: string; current: boolean };

/** Sections of one thing, each with its own address. */
export function TabLinks({ label, tabs }: { label: string; tabs: TabLink[] }) {
  return (
    <nav aria-label={label} className="-mb-px flex gap-1 overflow-x-auto">
      {tabs.map((tab) => (
        <Link
          prefetch={false}
          key={tab.href}
          href={tab.href}
          aria-current={tab.current ? "page" : undefined}
          className={clsx(
            "-outline-offset-2 shrink-0 border-b-2 px-3 py-2",
            tab.current
              ? "border-accent-fill font-medium text-text"
              : "border-transparent text-muted hover:text-text",
          )}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
