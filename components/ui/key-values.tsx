import type { ReactNode } from "react";

export type KeyValue = { key: string; value: ReactNode };

/** Facts as two columns: what, and its value. */
export function KeyValues({ items }: { items: KeyValue[] }) {
  return (
    <dl className="grid grid-cols-[minmax(96px,max-content)_minmax(0,1fr)] gap-x-6 gap-y-2">
      {items.map((item, index) => (
        <div
          key={`${item.key} ${index.toString()}`}
          className="col-span-2 grid grid-cols-subgrid items-baseline"
        >
          <dt className="text-muted text-sm">{item.key}</dt>
          <dd className="min-w-0 break-words">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
