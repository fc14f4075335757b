"use client";

import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

type FoldProps = {
  title: ReactNode;
  /** One line beside the title that says what is inside. */
  summary?: ReactNode;
  actions?: ReactNode;
  open?: boolean;
  children: ReactNode;
  id?: string;
};

/** A section that folds; a native disclosure, so that the browser's own search opens it. */
export function Fold({ title, summary, actions, open = false, children, id }: FoldProps) {
  return (
    <section id={id} className="relative border-b last:border-b-0">
      <details open={open} className="group">
        <summary className="flex min-h-11 list-none flex-wrap items-center gap-x-2 px-4 py-2 hover:bg-hover [&::-webkit-details-marker]:hidden">
          <ChevronRight
            aria-hidden="true"
            className="size-4 shrink-0 text-muted transition-transform group-open:rotate-90"
          />
          <h2 className="font-semibold">{title}</h2>
          {summary && <span className="min-w-0 text-muted text-sm">{summary}</span>}
        </summary>
        <div className="px-4 pt-1 pb-4 sm:pl-10">{children}</div>
      </details>
      {actions && <div className="absolute top-2 right-2">{actions}</div>}
    </section>
  );
}
