import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RING_PATH, slicePath, slicesOf } from './arcs.js';

const TURN = 2 * Math.PI;
const angle = ({ start, end }: { start: number; end: number }): number => end - start;

/** Anything that may be taken for an amount. */
const anyAmount = fc.oneof(
  fc.double(),
  fc.double({ min: 0, max: 1e32 }),
  fc.integer({ min: 0, max: 10 }),
  fc.constantFrom(Number.MAX_VALUE, Number.MIN_VALUE, -1, Number.POSITIVE_INFINITY),
);

describe('slicesOf', () => {
  it('divides the ring as the amounts do', () => {
    const [half, quarter, rest] = slicesOf([2, 1, 1]);
    expect(half).toEqual({ start: 0, end: Math.PI });
    expect(quarter && angle(quarter)).toBeCloseTo(TURN / 4);
    expect(rest?.end).toBeCloseTo(TURN);
  });

  it('has no slice for nothing, refunds and what is no number', () => {
    expect(slicesOf([0, -1, Number.NaN])).toEqual([undefined, undefined, undefined]);
    expect(slicesOf([])).toEqual([]);
    expect(slicesOf([0, 5])).toEqual([undefined, { start: 0, end: TURN }]);
  });

  it('makes what is tiny wide enough to be seen', () => {
    const [, tiny] = slicesOf([1e12, 1e-6]);
    expect(tiny && angle(tiny) / TURN).toBeGreaterThan(0.0075);
  });

  it('always closes the ring, in order and without overlap', () => {
    fc.assert(
      fc.property(fc.array(anyAmount, { maxLength: 12 }), (amounts) => {
        const drawn = slicesOf(amounts).filter((slice) => slice !== undefined);
        const isAny = amounts.some((amount) => Number.isFinite(amount) && amount > 0);
        const sum = drawn.reduce((total, slice) => total + angle(slice), 0);
        expect(sum).toBeCloseTo(isAny ? TURN : 0, 9);
        for (const [index, slice] of drawn.entries()) {
          expect(angle(slice)).toBeGreaterThan(0);
          expect(slice.start).toBeCloseTo(drawn[index - 1]?.end ?? 0, 9);
        }
      }),
    );
  });
});

describe('slicePath', () => {
  it('is finite and closed for every slice that there can be', () => {
    fc.assert(
      fc.property(fc.array(anyAmount, { maxLength: 12 }), (amounts) => {
        for (const slice of slicesOf(amounts)) {
          if (slice) expect(slicePath(slice)).toMatch(/^M[-\d.,MLAZ]+Z$/);
        }
      }),
    );
  });

  it('leaves a gap between two, and none in a whole ring', () => {
    const [first] = slicesOf([1, 1]);
    expect(first && slicePath(first).startsWith('M0,-100')).toBe(false);
    expect(RING_PATH.match(/M/g)).toHaveLength(2);
  });

  it('goes the long way round where it is more than half, and cuts its hole the other way', () => {
    expect(slicePath({ start: 0, end: 1 })).toMatch(/A100,100,0,0,1,.*A68,68,0,0,0,/);
    expect(slicePath({ start: 0, end: 4 })).toMatch(/A100,100,0,1,1,.*A68,68,0,1,0,/);
    expect(RING_PATH).toMatch(/^M0,-100A100,100,0,1,1,.*M0,-68A68,68,0,1,0,/);
  });

  it('stays inside its square', () => {
    for (const slice of slicesOf([5, 4, 3, 2, 1, 0.001])) {
      const numbers = slice ? slicePath(slice).match(/-?\d+(\.\d+)?/g) : null;
      expect(Math.max(...(numbers ?? []).map(Number))).toBeLessThanOrEqual(100);
    }
  });
});
