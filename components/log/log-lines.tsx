"use client";

import { ArrowDown } from "lucide-react";
import {
  type KeyboardEvent,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { Button } from "../ui/button";
import { LogLine } from "./log-line";
import type { LogHead, LogReader } from "./log-reader";
import { createLogScroller } from "./log-scroller";
import { lastTop, lineHeight, spaceHeight } from "./scroll-position";

type LogLinesProps = {
  reader: LogReader;
  head: LogHead;
  wrap: boolean;
  /** What is marked in the lines. */
  query: string;
  /** True when all lines are shown, which therefore have numbers. */
  isWhole: boolean;
  /** Line to show, and how often that was asked for. */
  goal: { number: number; turn: number } | null;
  /** Offset of the line that is meant. */
  current: number | null;
  onPick: (offset: number) => void;
  onNewest: () => void;
};

/** The lines in sight, of a log of any length. It follows the end until somebody scrolls up, and then says how much has come. */
export function LogLines({
  reader,
  head,
  wrap,
  query,
  isWhole,
  goal,
  current,
  onPick,
  onNewest,
}: LogLinesProps) {
  const box = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const { first } = head;
  const total = head.total - first;
  const [scroller] = useState(createLogScroller);
  const { position, view, isFollowing } = useSyncExternalStore(
    scroller.subscribe,
    scroller.read,
    scroller.read,
  );
  const [seen, setSeen] = useState(head.total);
  if (isFollowing && seen !== head.total) setSeen(head.total);
  const isOpen = view > 0;
  const inView = view / lineHeight;
  const from = Math.max(0, Math.floor(position.line) - overscan);
  const to = Math.min(total, Math.ceil(position.line + inView) + overscan);

  useEffect(() => reader.want(first + from, first + to), [reader, first, from, to]);
  useEffect(() => (box.current ? scroller.attach(box.current) : undefined), [scroller]);
  useLayoutEffect(() => scroller.fit({ first, total, wrap }), [scroller, first, total, wrap]);
  useEffect(() => {
    if (goal !== null && isOpen) scroller.showLine(goal.number);
  }, [scroller, goal, isOpen]);

  useLayoutEffect(() => {
    const element = layer.current;
    if (!element) return;
    const shift = wrap ? placeWrapped(element) : (position.line - from) * lineHeight;
    element.style.transform = `translateY(${(position.top - shift).toString()}px)`;
  });

  /** Wrapped lines have any height: the line that stands as far down the view as the place is down the log stays there. */
  function placeWrapped(element: HTMLElement): number {
    scroller.heights.clear();
    for (const [index, row] of [...element.children].entries()) {
      scroller.heights.set(from + index, row.getBoundingClientRect().height);
    }
    const last = lastTop({ total, view });
    const share = last === 0 ? 0 : position.line / last;
    const anchor = share * total;
    let above = 0;
    for (let line = from; line < anchor; line++) {
      above += (scroller.heights.get(line) ?? lineHeight) * Math.min(1, anchor - line);
    }
    return above - share * view;
  }

  /** A browser that glides to an end does not know how far that is. */
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Home" && event.key !== "End") return;
    event.preventDefault();
    if (event.key === "Home") scroller.showFirst();
    else scroller.follow();
  }

  const rows = Array.from({ length: Math.max(0, to - from) }, (_, index) => first + from + index);
  const digits = Math.max(4, head.total.toString().length);
  const fresh = head.total - seen;
  return (
    <div className="relative">
      <section
        ref={box}
        onKeyDown={onKeyDown}
        onScroll={scroller.scrolled}
        onScrollEnd={scroller.rested}
        aria-label="Log"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
        className="h-[calc(100dvh-22rem)] min-h-80 overflow-auto overscroll-contain rounded-b-lg bg-sunken [overflow-anchor:none]"
      >
        <div className="relative min-w-full" style={{ height: spaceHeight({ total, view }) }}>
          <div
            ref={layer}
            className={wrap ? "absolute inset-x-0 top-0" : "absolute top-0 left-0 w-max min-w-full"}
          >
            {rows.map((number) => (
              <LogLine
                key={number}
                number={isWhole ? number : null}
                row={number}
                digits={digits}
                line={reader.lineAt(number)}
                query={query}
                isCurrent={current !== null && reader.lineAt(number)?.offset === current}
                wrap={wrap}
                onPick={onPick}
              />
            ))}
          </div>
        </div>
      </section>
      {!isFollowing && (
        <div className="-translate-x-1/2 absolute bottom-3 left-1/2">
          <Button
            tone={fresh > 0 ? "primary" : "plain"}
            className="shadow-float"
            icon={<ArrowDown aria-hidden="true" />}
            onClick={() => {
              onNewest();
              scroller.follow();
            }}
          >
            {fresh > 0 ? `${describeFresh(fresh)}, jump to newest` : "Jump to newest"}
          </Button>
        </div>
      )}
    </div>
  );
}

function describeFresh(count: number): string {
  return `${count.toLocaleString("en")} new line${count === 1 ? "" : "s"}`;
}

const overscan = 30;
