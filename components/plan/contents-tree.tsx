"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useMemo, useRef, useState } from "react";
import type { Disposition } from "@/server/contract/disposition";
import type { PlanEntry } from "@/server/contract/plan";
import { EmptyState } from "../ui/empty-state";
import { SearchField } from "../ui/search-field";
import { Select } from "../ui/select";
import { ContentRow } from "./content-row";
import { buildContentTree, flattenTree, initiallyExpanded, type TreeFilter } from "./content-tree";
import { dispositionLooks, dispositions } from "./disposition-looks";

type ContentsTreeProps = {
  entries: PlanEntry[];
  /** Called with a path and what is to become of it and of everything below it. */
  onChange?: (path: string, disposition: Disposition) => void;
};

/** Every path of the plan, folded into a tree; only the rows in sight are in the document. */
export function ContentsTree({ entries, onChange }: ContentsTreeProps) {
  const tree = useMemo(() => buildContentTree(entries), [entries]);
  const [expanded, setExpanded] = useState(() => initiallyExpanded(tree));
  const [filter, setFilter] = useState<TreeFilter>({ text: "", disposition: "all" });
  const rows = useMemo(() => flattenTree(tree, expanded, filter), [tree, expanded, filter]);
  const isFiltered = filter.text.trim() !== "" || filter.disposition !== "all";

  const toggle = useCallback((path: string) => {
    setExpanded((before) => {
      const after = new Set(before);
      if (!after.delete(path)) after.add(path);
      return after;
    });
  }, []);

  return (
    <div className="min-w-0 rounded-lg border bg-surface">
      <div className="flex flex-wrap items-center gap-2 border-b p-2">
        <SearchField
          label="Filter by path, package or reason"
          placeholder="Filter by path, package or reason"
          className="min-w-40 flex-1"
          value={filter.text}
          onValueChange={(text) => setFilter({ ...filter, text })}
        />
        <Select
          aria-label="Show"
          value={filter.disposition}
          onValueChange={(value) => setFilter({ ...filter, disposition: value as TreeFilter["disposition"] })}
          options={filterOptions}
        />
        <output className="px-1 text-muted text-sm">
          {isFiltered ? `${rows.length.toString()} rows` : `${entries.length.toString()} paths`}
        </output>
      </div>
      {rows.length === 0 ? (
        <EmptyState title="No path matches" />
      ) : (
        <Rows
          rows={rows}
          isOpen={(path) => isFiltered || expanded.has(path)}
          onToggle={toggle}
          onChange={onChange}
        />
      )}
    </div>
  );
}

type RowsProps = {
  rows: ReturnType<typeof flattenTree>;
  isOpen: (path: string) => boolean;
  onToggle: (path: string) => void;
  onChange: ContentsTreeProps["onChange"];
};

function Rows({ rows, isOpen, onToggle, onChange }: RowsProps) {
  const box = useRef<HTMLDivElement>(null);
  const [isWide] = useState(() => matchMedia("(min-width: 768px)").matches);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => (isWide ? 34 : 56),
    getItemKey: (index) => rows[index]?.path ?? index,
    overscan: 10,
  });
  const items = virtualizer.getVirtualItems();
  return (
    <section
      ref={box}
      aria-label="Paths"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      className="h-[58vh] min-h-80 overflow-auto rounded-b-lg"
    >
      <ul
        className="[overflow-anchor:none]"
        style={{ height: virtualizer.getTotalSize(), paddingTop: items[0]?.start }}
      >
        {items.map((item) => {
          const node = rows[item.index];
          return (
            node && (
              <li key={item.key} style={{ height: item.size }}>
                <ContentRow node={node} isOpen={isOpen(node.path)} onToggle={onToggle} onChange={onChange} />
              </li>
            )
          );
        })}
      </ul>
    </section>
  );
}

const filterOptions = [
  { value: "all", label: "Everything" },
  ...dispositions.map((value) => ({ value, label: dispositionLooks[value].word })),
];
