import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isExactScale,
  lastTop,
  lineHeight,
  positionAfterScroll,
  positionAt,
  spaceHeight,
} from "./scroll-position";

const spaces = fc.record({
  total: fc.integer({ min: 0, max: 100_000_000 }),
  view: fc.integer({ min: 100, max: 2000 }),
});
const move = (line: number, pixels: number) => line + pixels / lineHeight;

describe("scroll position", () => {
  it("never makes an element that a browser would cut", () => {
    fc.assert(
      fc.property(spaces, (space) => {
        expect(spaceHeight(space)).toBeLessThan(10_000_000);
      }),
    );
  });

  it("has the first line at the top of the scale and the last at its end", () => {
    fc.assert(
      fc.property(spaces, (space) => {
        expect(positionAt(0, space)).toEqual({ line: 0, top: 0 });
        const { line, top } = positionAt(Infinity, space);
        expect(line).toBe(lastTop(space));
        expect(top).toBeCloseTo(lastTop(space) === 0 ? 0 : spaceHeight(space) - space.view);
      }),
    );
  });

  it("is where the browser scrolled to, when the scale is exact", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 200, max: 400_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (total, share) => {
          const space = { total, view: 600 };
          const top = share * (spaceHeight(space) - space.view);
          expect(isExactScale(space)).toBe(true);
          const next = positionAfterScroll(positionAt(0, space), top, space, { isExact: true, move });
          expect(next.line * lineHeight).toBeCloseTo(top, 3);
        },
      ),
    );
  });

  it("comes to every line of a shortened scale by small steps, and to both ends", () => {
    const space = { total: 5_000_000, view: 600 };
    let position = positionAt(2_499_999.5, space);
    for (let step = 0; step < 5000; step++) {
      const next = positionAfterScroll(position, position.top + 200, space, { isExact: false, move });
      expect(next.line - position.line).toBeCloseTo(10);
      position = positionAt(next.line, space);
    }
    expect(position.line).toBeCloseTo(2_549_999.5, 3);
    const end = positionAfterScroll(positionAt(0, space), spaceHeight(space) - space.view, space, {
      isExact: false,
      move,
    });
    expect(end.line).toBeCloseTo(lastTop(space));
    expect(positionAfterScroll(end, 0, space, { isExact: false, move }).line).toBe(0);
  });

  it("stays among the lines, whatever the browser says", () => {
    fc.assert(
      fc.property(
        spaces,
        fc.double({ min: -1e7, max: 1e8, noNaN: true }),
        fc.boolean(),
        (space, top, isExact) => {
          const { line } = positionAfterScroll(positionAt(space.total / 2, space), top, space, {
            isExact,
            move,
          });
          expect(line).toBeGreaterThanOrEqual(0);
          expect(line).toBeLessThanOrEqual(lastTop(space) + 1e-6);
        },
      ),
    );
  });
});
