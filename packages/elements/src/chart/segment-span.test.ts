import { describe, expect, it } from 'vitest';
import { mergedAmounts, segmentAt, segmentSpans } from './segment-span.js';

describe('segmentSpans', () => {
  it('goes from the lowest to the highest as they are stacked', () => {
    expect(segmentSpans([3, -1, 0, 2, -4])).toEqual([
      { series: 4, low: -5, high: -1 },
      { series: 1, low: -1, high: 0 },
      { series: 0, low: 0, high: 3 },
      { series: 3, low: 3, high: 5 },
    ]);
  });
});

describe('segmentAt', () => {
  it.each([
    [1, 0],
    [4, 2],
    [-1, 1],
    [6, undefined],
    [-3, undefined],
  ])('at %d is series %s', (amount, series) => {
    expect(segmentAt([3, -2, 2], amount)?.series).toBe(series);
  });
});

describe('mergedAmounts', () => {
  it('adds buckets up by series', () => {
    expect(
      mergedAmounts([
        [1, 2],
        [3, 4],
      ]),
    ).toEqual([4, 6]);
    expect(mergedAmounts([])).toEqual([]);
  });
});
