"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown } from "lucide-react";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { Button } from "../ui/button";
import { LogLine } from "./log-line";
import { findLine, type LogWindow } from "./log-window";

type LogLinesProps = {
  window: LogWindow;
  wrap: boolean;
  query: string;
  /** Line to show, by offset; follows the end while null. */
  target: number | null;
  onEarlier: () => void;
  onLater: () => void;
  onNewest: () => void;
};

/** The lines in sight. It follows the end until somebody scrolls up, and then says how much has come since. */
export function LogLines({ window, wrap, query, target, onEarlier, onLater, onNewest }: LogLinesProps) {
  const box = useRef<HTMLDivElement>(null);
  const [isFollowing, setFollowing] = useState(true);
  const [seenEnd, setSeenEnd] = useState(window.end);
  const { lines } = window;
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => lineHeight,
    getItemKey: (index) => lines[index]?.offset ?? index,
    overscan: 30,
  });
  const { scrollToIndex } = virtualizer;
  const first = useRef({ offset: window.start, isFollowing });

  useLayoutEffect(() => {
    const before = first.current.offset;
    first.current.offset = window.start;
    if (isFollowing) scrollToIndex(lines.length - 1, { align: "end" });
    else if (window.start < before) {
      const index = findLine(window, before);
      if (index > 0) scrollToIndex(index, { align: "start" });
    }
  }, [window, lines.length, isFollowing, scrollToIndex]);

  useEffect(() => {
    if (isFollowing) setSeenEnd(window.end);
  }, [isFollowing, window.end]);

  useEffect(() => {
    if (target === null) return;
    setFollowing(false);
    const index = findLine(window, target);
    if (index >= 0) scrollToIndex(index, { align: "center" });
  }, [target, window, scrollToIndex]);

  function onScroll() {
    const element = box.current;
    if (!element) return;
    const below = element.scrollHeight - element.scrollTop - element.clientHeight;
    if (element.scrollTop < 400 && window.start > 0) onEarlier();
    if (below < 400 && window.end < window.size) onLater();
    setFollowing(below < lineHeight && window.end >= window.size);
  }

  const fresh = lines.length - Math.max(0, findLine(window, seenEnd));
  const hasFresh = !isFollowing && (window.size > window.end || findLine(window, seenEnd) >= 0);
  return (
    <div className="relative">
      <section
        ref={box}
        onScroll={onScroll}
        aria-label="Log"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
        className="h-[62vh] min-h-80 overflow-auto overscroll-contain rounded-b-lg bg-sunken py-1"
      >
        <div className="relative w-max min-w-full" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const line = lines[item.index];
            return (
              line && (
                <div
                  key={item.key}
                  data-index={item.index}
                  ref={wrap ? virtualizer.measureElement : undefined}
                  className={wrap ? "absolute inset-x-0 top-0" : "absolute top-0 left-0 min-w-full"}
                  style={{ transform: `translateY(${item.start.toString()}px)` }}
                >
                  <LogLine text={line.text} query={query} isCurrent={line.offset === target} wrap={wrap} />
                </div>
              )
            );
          })}
        </div>
      </section>
      {!isFollowing && (
        <div className="-translate-x-1/2 absolute bottom-3 left-1/2">
          <Button
            tone={hasFresh ? "primary" : "plain"}
            className="shadow-float"
            icon={<ArrowDown aria-hidden="true" />}
            onClick={() => {
              setFollowing(true);
              onNewest();
            }}
          >
            {hasFresh ? `${describeFresh(fresh, window)}, jump to newest` : "Jump to newest"}
          </Button>
        </div>
      )}
    </div>
  );
}

function describeFresh(count: number, { size, end }: LogWindow): string {
  if (end < size) return "New lines";
  return `${count.toString()} new line${count === 1 ? "" : "s"}`;
}

const lineHeight = 20;
