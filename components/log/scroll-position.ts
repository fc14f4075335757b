/** Pixels of a line that is not wrapped. */
export const lineHeight = 20;

/**
 * Where a list of lines is that may be longer than a browser can make an element: `line` stands at the top of the view
 * (fractions are parts of a line), `top` is the scroll offset in pixels that says so.
 */
export type ScrollPosition = { line: number; top: number };

/** `total` lines in a view of `view` pixels. */
export type ScrollSpace = { total: number; view: number };

/** Height in pixels of what scrolls. */
export function spaceHeight({ total, view }: ScrollSpace): number {
  return Math.max(view, Math.min(total * lineHeight, mostPixels));
}

/** The last line that can be at the top. */
export function lastTop({ total, view }: ScrollSpace): number {
  return Math.max(0, total - view / lineHeight);
}

/** The position with a line at the top, or the nearest that there is. */
export function positionAt(line: number, space: ScrollSpace): ScrollPosition {
  const last = lastTop(space);
  const near = Math.min(Math.max(0, line), last);
  const top = last === 0 ? 0 : (near / last) * (spaceHeight(space) - space.view);
  return { line: near, top };
}

/**
 * The position after the browser has scrolled to `top`. In a list that was shortened to fit, the thumb jumps through all
 * of it, and a small movement moves by as many pixels as it says: `move` gives the line for a line and a distance. The
 * position that comes out may ask for another `top` than the browser's; at an end of the scale it has to be set at once.
 */
export function positionAfterScroll(
  before: ScrollPosition,
  top: number,
  space: ScrollSpace,
  options: { isExact: boolean; move: (line: number, pixels: number) => number },
): ScrollPosition {
  const room = spaceHeight(space) - space.view;
  const last = lastTop(space);
  if (room <= 0 || last === 0) return { line: 0, top };
  const moved = top - before.top;
  const isSmall = Math.abs(moved) <= space.view * smallViews;
  if (options.isExact || !isSmall) return { line: (Math.min(Math.max(0, top), room) / room) * last, top };
  return { line: Math.min(Math.max(0, options.move(before.line, moved)), last), top };
}

/** True when the scale says the pixels that the lines are: nothing has to be put right. */
export function isExactScale({ total }: ScrollSpace): boolean {
  return total * lineHeight <= mostPixels;
}

/** Browsers cut elements that are longer than 17 (Firefox) to 33 (Chromium) million pixels. */
const mostPixels = 8_000_000;
const smallViews = 3;
