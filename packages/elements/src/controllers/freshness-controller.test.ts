import { describe, expect, it } from 'vitest';
import { UNASKED } from '../data/query-entry.js';
import { dueIn, intervalMs } from './freshness-controller.js';

describe('intervalMs', () => {
  it.each([
    [30, 30_000],
    ['45', 45_000],
    [1, 30_000],
    [1e12, 86_400_000],
    [Number.POSITIVE_INFINITY, 86_400_000],
    [0, undefined],
    [-60, undefined],
    [Number.NaN, undefined],
    ['', undefined],
    [null, undefined],
    [undefined, undefined],
    [{}, undefined],
  ])('of %o', (value, ms) => {
    expect(intervalMs(value)).toBe(ms);
  });
});

describe('dueIn', () => {
  const settled = { ...UNASKED, answer: 'x', answeredAt: 1000, settledAt: 1000 };

  it('counts from the last attempt', () => {
    expect(dueIn(settled, 30_000, 11_000)).toBe(20_000);
    expect(dueIn(settled, 30_000, 99_000)).toBe(0);
    const failed = { ...settled, settledAt: 31_000, error: { kind: 'server', retryable: true } } as const;
    expect(dueIn(failed, 30_000, 31_000)).toBe(30_000);
  });

  it('is at most the interval, also after the clock was set back', () => {
    expect(dueIn({ ...settled, settledAt: 86_400_000 }, 30_000, 1000)).toBe(30_000);
  });

  it('is never without an interval, before an attempt, during one, and after an error that would only come again', () => {
    expect(dueIn(settled, undefined, 0)).toBe(undefined);
    expect(dueIn(UNASKED, 30_000, 0)).toBe(undefined);
    expect(dueIn({ ...settled, pending: true }, 30_000, 0)).toBe(undefined);
    const refused = { ...settled, error: { kind: 'missing_role', retryable: false } } as const;
    expect(dueIn(refused, 30_000, 0)).toBe(undefined);
  });
});
