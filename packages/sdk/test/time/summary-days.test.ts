import { describe, expect, it } from 'vitest';
import { resolveDates, resolvePeriod, summaryDays } from '../../src/time/index.js';
import { at } from './support/short.js';

const now = at('2026-11-22T09:14:03Z');

describe('summaryDays', () => {
  it.each([
    ['24h', 1],
    ['72h', 3],
    ['30d', 30],
    ['12mo', 365],
  ] as const)('of %s is %i', (period, days) => {
    expect(summaryDays(resolvePeriod(period, 'Asia/Jakarta', now), 'Asia/Jakarta', now, period)).toBe(days);
  });

  it('counts the days that have begun', () => {
    const range = resolveDates('2026-11-20', '2026-12-01', 'UTC');
    expect(summaryDays(range, 'UTC', now)).toBe(3);
    expect(summaryDays(range, 'UTC', at('2026-11-22T00:00:00Z'))).toBe(2);
    expect(summaryDays(range, 'UTC', range.to)).toBe(11);
    expect(summaryDays(range, 'UTC', at('2027-01-01T00:00:00Z'))).toBe(11);
  });

  it('is 0 when nothing has begun', () => {
    const range = resolveDates('2026-12-01', '2026-12-05', 'UTC');
    expect(summaryDays(range, 'UTC', now)).toBe(0);
    expect(summaryDays(range, 'UTC', range.from)).toBe(0);
  });

  it('counts cut days of a range of instants', () => {
    const range = { from: at('2026-11-20T23:00:00Z'), to: at('2026-11-22T01:00:00Z') };
    expect(summaryDays(range, 'UTC', now)).toBe(3);
  });
});
