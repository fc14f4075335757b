"use client";

import clsx from "clsx";
import Link from "next/link";
import { useEffect, useRef } from "react";

type TabLink = { href: string; label: string; current: boolean };

/** Sections of one thing, each with its own address. Where they do not all fit, the current one is in sight. */
export function TabLinks({ label, tabs }: { label: string; tabs: TabLink[] }) {
  const row = useRef<HTMLElement>(null);
  const current = tabs.find((tab) => tab.current)?.href;
  useEffect(() => {
    const link = current && row.current?.querySelector<HTMLElement>("[aria-current]");
    if (row.current && link) row.current.scrollLeft = link.offsetLeft - row.current.clientWidth / 2;
  }, [current]);
  return (
    <nav ref={row} aria-label={label} className="-mb-px relative flex gap-1 overflow-x-auto">
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
