"use client";

import { lazy, Suspense } from "react";
import type { Container } from "@/server/contract/container";
import { Checkbox } from "../ui/checkbox";
import { ContainerRow } from "./container-row";
import { ListHead } from "./list-head";
import type { ListQuery, SortKey } from "./list-query";
import { useRowContext } from "./use-row-context";
import type { MeasureRow } from "./virtual-rows";

type ContainerListProps = {
  rows: Container[];
  query: ListQuery;
  onSort: (key: SortKey) => void;
  selected: ReadonlySet<string>;
  onSelect: (name: Container["name"], isSelected: boolean) => void;
  onSelectAll: (isSelected: boolean) => void;
};

/** The rows, all of them in the document up to a hundred, beyond that only those in sight. */
export function ContainerList({ rows, query, onSort, selected, onSelect, onSelectAll }: ContainerListProps) {
  const context = useRowContext();
  const chosen = rows.filter((row) => selected.has(row.name)).length;
  const renderRow = (container: Container, index: number, measure?: MeasureRow) => (
    <ContainerRow
      key={container.name}
      container={container}
      index={index}
      isSelected={selected.has(container.name)}
      onSelect={onSelect}
      context={context}
      measure={measure}
    />
  );
  return (
    <table
      aria-label="Containers"
      aria-rowcount={rows.length + 1}
      className="block rounded-lg border bg-surface"
    >
      <thead className="sticky top-12 z-10 block overflow-hidden rounded-t-lg">
        <ListHead
          query={query}
          onSort={onSort}
          selectAll={
            <Checkbox
              aria-label="Select all"
              checked={chosen > 0 && chosen === rows.length}
              indeterminate={chosen > 0 && chosen < rows.length}
              onChange={(event) => onSelectAll(event.target.checked)}
            />
          }
        />
      </thead>
      {rows.length <= virtualFrom ? (
        <tbody className="block">{rows.map((container, index) => renderRow(container, index))}</tbody>
      ) : (
        <Suspense>
          <VirtualRows rows={rows} renderRow={renderRow} />
        </Suspense>
      )}
    </table>
  );
}

const virtualFrom = 100;
const VirtualRows = lazy(() => import("./virtual-rows"));
