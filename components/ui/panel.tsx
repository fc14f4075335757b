import clsx from "clsx";
import type { ReactNode } from "react";

type PanelProps = {
  title?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  flush?: boolean;
  /** Name of the section for who jumps from one to the next. */
  label?: string;
};

/** A surface that holds one subject. `flush`: the content reaches the edges. */
export function Panel({ title, actions, children, flush = false, label }: PanelProps) {
  return (
    <section aria-label={label} className="min-w-0 rounded-lg border bg-surface">
      {title && (
        <header className="flex min-h-11 flex-wrap items-center justify-between gap-2 border-b px-4 py-1.5">
          <h2 className="font-semibold">{title}</h2>
          {actions && <div className="flex items-center gap-1">{actions}</div>}
        </header>
      )}
      <div className={clsx(!flush && "p-4")}>{children}</div>
    </section>
  );
}
