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

  it.each([
    [-0.445, 560, -15, [0, 200, 400, 600]],
    [-80, 560, -80, [0, 200, 400, 600]],
    [-100, 560, -200, [-200, 0, 200, 400, 600]],
  ])('gives little below zero little room: from %d to %d', (lowest, highest, low, ticks) => {
    expect(amountScale(lowest, highest)).toEqual({ low, high: 600, ticks });
  });

  it('gives little above zero little room too', () => {
    expect(amountScale(-560, 0.445)).toEqual({ low: -600, high: 15, ticks: [-600, -400, -200, 0] });
  });

  it('holds everything, ends with a tick or close to one, and has zero among its ticks', () => {
    fc.assert(
      fc.property(fc.double({ noDefaultInfinity: false }), fc.double(), (a, b) => {
        const [lowest, highest] = [Math.min(a, b), Math.max(a, b)];
        const scale = amountScale(lowest, highest);
        const { low, high, ticks } = scale;
        expect(ticks.every(Number.isFinite)).toBe(true);
        expect(fromTop(scale, highest)).toBeGreaterThanOrEqual(0);
        expect(fromTop(scale, lowest)).toBeLessThanOrEqual(1);
        const [first = 0, second = 0, last = 0] = [...ticks.slice(0, 2), ticks.at(-1)];
        const beyond = [first - low, high - last].filter((room) => room !== 0);
        expect(beyond.length).toBeLessThan(2);
        for (const room of beyond) expect(room > 0 && room <= (second - first) / 2).toBe(true);
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
