import { describe, expect, it } from 'vitest';
import { type Amounts, barsOf, extentOf } from './bars.js';

const bars = (buckets: readonly Amounts[], ...columns: readonly (readonly [from: number, to: number])[]) =>
  barsOf(
    columns.map(([from, to], index) => ({ x: index, width: 1, from, to })),
    buckets,
    buckets.map(extentOf),
  ).map(({ bucket, amounts }) => [bucket, amounts]);

describe('extentOf', () => {
  it.each([
    [[1, 2], { down: 0, up: 3 }],
    [[1, -2, 4], { down: -2, up: 5 }],
    [[], { down: 0, up: 0 }],
    [[Number.NaN, 1], { down: 0, up: 1 }],
  ])('of %j is %j', (amounts, extent) => {
    expect(extentOf(amounts)).toEqual(extent);
  });
});

describe('barsOf', () => {
  it('is the bucket itself where a column has one', () => {
    expect(bars([[1], [2]], [0, 1], [1, 2])).toEqual([
      [0, [1]],
      [1, [2]],
    ]);
  });

  it('shows the one that reaches highest of several', () => {
    expect(
      bars(
        [
          [1, 1],
          [4, 0],
          [2, 1],
        ],
        [0, 3],
      ),
    ).toEqual([[1, [4, 0]]]);
  });

  it('shows the lowest too, each side as it is in its own bucket', () => {
    expect(
      bars(
        [
          [5, -1],
          [1, -3],
        ],
        [0, 2],
      ),
    ).toEqual([
      [0, [5, 0]],
      [1, [0, -3]],
    ]);
  });

  it('shows one bucket that reaches furthest both ways as it is', () => {
    expect(
      bars(
        [
          [5, -3],
          [1, -1],
        ],
        [0, 2],
      ),
    ).toEqual([[0, [5, -3]]]);
  });
});
