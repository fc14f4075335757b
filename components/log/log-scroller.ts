import {
  isExactScale,
  lastTop,
  lineHeight,
  positionAfterScroll,
  positionAt,
  type ScrollPosition,
  spaceHeight,
} from "./scroll-position";

/** Where a log is, how many pixels of it are in view, and whether it stays at the end when lines come. */
export type LogScrollerState = { position: ScrollPosition; view: number; isFollowing: boolean };

/**
 * Scrolls an element through any number of lines. It follows the end until somebody scrolls up, and stays with its line when
 * lines come behind it or the oldest are given up.
 */
export function createLogScroller() {
  /** Heights of the lines that are drawn, by their place in the list, where they are wrapped. */
  const heights = new Map<number, number>();
  const listeners = new Set<() => void>();
  let element: HTMLElement | null = null;
  let list = { first: 0, total: 0, wrap: false };
  let state: LogScrollerState = { position: { line: 0, top: 0 }, view: 0, isFollowing: true };

  return {
    read: () => state,
    heights,

    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /** Begins to scroll an element; the function that it gives ends that. */
    attach(box: HTMLElement): () => void {
      element = box;
      const observer = new ResizeObserver(() => {
        state = { ...state, view: box.clientHeight };
        settle(0);
      });
      observer.observe(box);
      return () => {
        observer.disconnect();
        element = null;
      };
    },

    /** Tells which lines there are: the number of the oldest, how many, and whether they are wrapped. To be told once they have room. */
    fit(next: { first: number; total: number; wrap: boolean }): void {
      const gone = next.first - list.first;
      list = next;
      settle(gone);
    },

    /** Brings the line with a number into the middle of the view. */
    showLine(number: number): void {
      put(positionAt(number - list.first - state.view / lineHeight / 2, spaceNow()), false);
    },

    /** To the oldest line, and to the newest and on with those that come. */
    showFirst(): void {
      put(positionAt(0, spaceNow()), false);
    },

    follow(): void {
      put(positionAt(Infinity, spaceNow()), true);
    },

    /** The element was scrolled. */
    scrolled(): void {
      if (!element || state.view === 0 || Math.abs(element.scrollTop - state.position.top) < 0.5) return;
      const space = spaceNow();
      const { scrollTop } = element;
      const next = positionAfterScroll(state.position, scrollTop, space, { isExact: isExact(), move });
      const isAtEdge = scrollTop <= 0 || scrollTop >= spaceHeight(space) - space.view - 1;
      put(isAtEdge ? positionAt(next.line, space) : next, next.line >= lastTop(space) - 0.5);
    },

    /** The movement has ended: the thumb goes to where it belongs. */
    rested(): void {
      if (!isExact()) put(positionAt(state.position.line, spaceNow()), state.isFollowing);
    },
  };

  function spaceNow() {
    return { total: list.total, view: state.view };
  }

  function isExact(): boolean {
    return isExactScale(spaceNow()) && !list.wrap;
  }

  /** After a change of the lines or the view: `gone` lines are no more at the head of the list. */
  function settle(gone: number): void {
    if (state.view === 0) return;
    const { isFollowing, position } = state;
    put(positionAt(isFollowing ? Infinity : position.line - gone, spaceNow()), isFollowing);
  }

  function put(next: ScrollPosition, isFollowing: boolean): void {
    if (element && Math.abs(element.scrollTop - next.top) > 0.5) element.scrollTop = next.top;
    // Browsers round to the pixels of the screen.
    const position = { line: next.line, top: element ? element.scrollTop : next.top };
    state = { ...state, position, isFollowing };
    for (const listener of listeners) listener();
  }

  /** The line behind so many pixels. What moves is the line as far down the view as the place is down the log. */
  function move(line: number, pixels: number): number {
    if (!list.wrap) return line + pixels / lineHeight;
    const { total } = list;
    const last = lastTop(spaceNow());
    let anchor = (line / last) * total;
    let rest = pixels;
    while (Math.abs(rest) > 0.01 && anchor >= 0 && anchor <= total) {
      const index = rest > 0 ? Math.floor(anchor) : Math.ceil(anchor) - 1;
      const height = heights.get(index) ?? lineHeight;
      const part = rest > 0 ? index + 1 - anchor : index - anchor;
      const step = Math.abs(part * height) <= Math.abs(rest) ? part : rest / height;
      anchor += step;
      rest -= step * height;
    }
    return (anchor / total) * last;
  }
}
