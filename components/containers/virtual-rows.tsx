"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type CSSProperties, type ReactNode, type Ref, useLayoutEffect, useRef, useState } from "react";
import type { Container } from "@/server/contract/container";

export type RowPlace = { ref: Ref<HTMLTableRowElement>; style: CSSProperties };

type VirtualRowsProps = {
  rows: Container[];
  renderRow: (container: Container, index: number, place: RowPlace) => ReactNode;
};

/** Of a long list only the rows in sight are in the document; the page itself is what scrolls. */
export default function VirtualRows({ rows, renderRow }: VirtualRowsProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  useLayoutEffect(() => {
    const top = body.current?.getBoundingClientRect().top ?? 0;
    setScrollMargin(top + window.scrollY);
  }, []);
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => (matchMedia("(min-width: 1024px)").matches ? 36 : 172),
    getItemKey: (index) => rows[index]?.name ?? index,
    overscan: 12,
    scrollMargin,
  });
  return (
    <tbody ref={body} className="relative block" style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map((item) => {
        const container = rows[item.index];
        if (!container) return null;
        const shift = `translateY(${(item.start - scrollMargin).toString()}px)`;
        return renderRow(container, item.index, {
          ref: virtualizer.measureElement,
          style: { position: "absolute", insetInline: 0, transform: shift },
        });
      })}
    </tbody>
  );
}
