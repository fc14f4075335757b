"use client";

import clsx from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import { listColumns } from "./list-columns";
import type { ListQuery, SortKey } from "./list-query";

type ListHeadProps = { query: ListQuery; onSort: (key: SortKey) => void; selectAll: ReactNode };

/** The head of the list: what each column is, and by which the rows are sorted. */
export function ListHead({ query, onSort, selectAll }: ListHeadProps) {
  return (
    <tr
      aria-rowindex={1}
      className={clsx(
        "h-9 items-center border-b bg-surface px-3 text-muted text-xs max-lg:flex lg:px-3",
        listColumns,
      )}
    >
      <th className="flex items-center gap-3">
        {selectAll}
        <span className="lg:sr-only">Select all</span>
      </th>
      {columns.map(({ key, label }) => {
        const isSorted = query.sort === key;
        const Arrow = query.descending ? ArrowDown : ArrowUp;
        return (
          <th
            key={label}
            aria-sort={isSorted ? (query.descending ? "descending" : "ascending") : undefined}
            className="text-left font-normal max-lg:hidden"
          >
            {key === null ? (
              label
            ) : (
              <button
                type="button"
                onClick={() => onSort(key)}
                className="-mx-1 inline-flex items-center gap-1 rounded-sm px-1 py-0.5 hover:text-text"
              >
                {label}
                {isSorted && <Arrow aria-hidden="true" className="size-3" />}
              </button>
            )}
          </th>
        );
      })}
      <th className="max-lg:hidden">
        <span className="sr-only">Actions</span>
      </th>
    </tr>
  );
}

const columns: { key: SortKey | null; label: string }[] = [
  { key: "state", label: "State" },
  { key: "name", label: "Name" },
  { key: "program", label: "Program" },
  { key: "label", label: "Label" },
  { key: null, label: "Confinement" },
  { key: "address", label: "Address" },
  { key: "store", label: "Store" },
  { key: "time", label: "Started / ended" },
];
