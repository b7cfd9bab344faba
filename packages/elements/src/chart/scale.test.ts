import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountScale, fromTop } from './scale.js';

describe('amountScale', () => {
  it.each([
    [0, 40, [0, 10, 20, 30, 40]],
    [0, 74.5, [0, 20, 40, 60, 80]],
    [12, 13, [0, 5, 10, 15]],
    [-25, 50, [-40, -20, 0, 20, 40, 60]],
    [-3, -1, [-3, -2, -1, 0]],
    [0, 0.000002, [0, 5e-7, 0.000001, 0.0000015, 0.000002]],
    [0, 123456, [0, 50000, 100000, 150000]],
    [-5e-324, 5e-324, [0, 1]],
  ])('from %d to %d', (low, high, ticks) => {
    expect(amountScale(low, high).ticks).toEqual(ticks);
  });

  it.each([
    [0, 0],
    [Number.NaN, Number.NaN],
  ])('has a height when there is nothing: %d to %d', (low, high) => {
    expect(amountScale(low, high)).toEqual({ low: 0, high: 1, ticks: [0, 1] });
  });

  it('holds everything, starts and ends with a tick, and has zero among its ticks', () => {
    fc.assert(
      fc.property(fc.double({ noDefaultInfinity: false }), fc.double(), (a, b) => {
        const { low, high, ticks } = amountScale(Math.min(a, b), Math.max(a, b));
        expect(ticks.every(Number.isFinite)).toBe(true);
        expect(ticks[0]).toBe(low);
        expect(ticks.at(-1)).toBe(high);
        expect(ticks).toContain(0);
        expect(ticks.length).toBeGreaterThan(1);
        expect(ticks.length).toBeLessThan(14);
        expect(low < high).toBe(true);
      }),
    );
  });
});

describe('fromTop', () => {
  const scale = amountScale(-20, 60);

  it.each([
    [60, 0],
    [0, 0.75],
    [-20, 1],
    [Number.NaN, 0.75],
  ])('of %d is %d', (amount, share) => {
    expect(fromTop(scale, amount)).toBe(share);
  });
});
