"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Container } from "@/server/contract/container";

/** Takes the row that is to be measured. */
export type MeasureRow = (row: HTMLTableRowElement | null) => void;

type VirtualRowsProps = {
  rows: Container[];
  renderRow: (container: Container, index: number, measure: MeasureRow) => ReactNode;
};

/**
 * Of a long list only the rows in sight are in the document; the page itself is what scrolls. They follow each other below
 * one space for those that are left out: with a place of its own in its style, a row shares no computed style with the
 * next, and Blink then computes those of all that is in it ever more slowly, five times as long on average.
 */
export default function VirtualRows({ rows, renderRow }: VirtualRowsProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  useLayoutEffect(() => {
    const top = body.current?.getBoundingClientRect().top ?? 0;
    setScrollMargin(top + window.scrollY);
  }, []);
  const isWide = useIsWide();
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => (isWide ? lineHeight : cardHeight),
    getItemKey: (index) => rows[index]?.name ?? index,
    overscan: 6,
    scrollMargin,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was measured as lines is no measure for cards
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, isWide]);
  const items = virtualizer.getVirtualItems();
  const above = (items[0]?.start ?? scrollMargin) - scrollMargin;
  return (
    <tbody
      ref={body}
      className="block [overflow-anchor:none]"
      style={{ height: virtualizer.getTotalSize(), paddingTop: above }}
    >
      {items.map((item) => {
        const container = rows[item.index];
        return container && renderRow(container, item.index, virtualizer.measureElement);
      })}
    </tbody>
  );
}

/** Whether a row is a line; else it is a card. Asked once for all rows: `matchMedia` for each takes time in every frame. */
function useIsWide(): boolean {
  const [wide] = useState(() => matchMedia("(min-width: 1024px)"));
  return useSyncExternalStore(
    (changed) => {
      wide.addEventListener("change", changed);
      return () => wide.removeEventListener("change", changed);
    },
    () => wide.matches,
  );
}

/** Height of a row in px until it is measured. */
const lineHeight = 36;
const cardHeight = 172;
