import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsFor } from './columns.js';

describe('columnsFor', () => {
  it('centres bars of one width in equal places', () => {
    expect(columnsFor(4, 400).map(({ x, width }) => [x, width])).toEqual([
      [22, 56],
      [122, 56],
      [222, 56],
      [322, 56],
    ]);
  });

  it('has no gaps where there is no room for them', () => {
    const columns = columnsFor(100, 250);
    expect(columns.slice(0, 3).map(({ x, width }) => [x, width])).toEqual([
      [0, 3],
      [3, 2],
      [5, 3],
    ]);
  });

  it.each([
    [0, 500],
    [-1, 500],
    [Number.NaN, 500],
    [30, 0],
    [30, Number.NaN],
  ])('is nothing for %d bars in %d pixels', (count, width) => {
    expect(columnsFor(count, width)).toEqual([]);
  });

  it('keeps every bucket, in order, inside the box, and never draws more columns than can be told apart', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.integer({ min: 1, max: 3000 }),
        (count, boxWidth) => {
          const columns = columnsFor(count, boxWidth);
          expect(columns.length).toBeLessThanOrEqual(Math.max(1, boxWidth / 2));
          expect(columns[0]?.from).toBe(0);
          expect(columns.at(-1)?.to).toBe(count);
          // One assertion for all: thousands of columns a run.
          const wrong = columns.filter(
            ({ x, width, from, to }, index) =>
              !(to > from) ||
              from !== (columns[index - 1]?.to ?? 0) ||
              !(x >= 0 && width >= 1 && x + width <= boxWidth) ||
              !(Number.isInteger(x) && Number.isInteger(width)),
          );
          expect(wrong).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });
});
