import { describe, expect, it } from 'vitest';
import { addDays, bucketLimitExceeded, resolveDates, resolvePeriod } from '../../src/time/index.js';
import { at, DAY } from './support/short.js';

const days = (name: string, first: string, count: number): { from: number; to: number } =>
  resolveDates(first, addDays(first, count), name);

describe('bucketLimitExceeded', () => {
  it('lets 400 dates pass, 25-hour days included, and not 401', () => {
    // From one summer into the second winter after: one hour more than 400 × 24.
    const range = days('Europe/Berlin', '2025-09-22', 400);
    expect(range.to - range.from).toBeGreaterThan(400 * DAY);
    for (const unit of ['day', 'week', 'month'] as const) {
      expect(bucketLimitExceeded(range, unit, 'Europe/Berlin')).toBeUndefined();
    }
    expect(bucketLimitExceeded(days('Europe/Berlin', '2025-09-22', 401), 'day', 'Europe/Berlin')).toEqual({
      max: 400,
      requested: 401,
    });
  });

  it('lets 31 dates of hours pass, with 745 of them, and not 32', () => {
    expect(
      bucketLimitExceeded(days('Europe/Berlin', '2026-10-01', 31), 'hour', 'Europe/Berlin'),
    ).toBeUndefined();
    expect(bucketLimitExceeded(days('Europe/Berlin', '2026-10-01', 32), 'hour', 'Europe/Berlin')).toEqual({
      max: 31,
      requested: 32,
    });
  });

  it('measures instants in days of 24 hours, begun ones counted', () => {
    const from = at('2026-11-22T09:14:03Z');
    expect(bucketLimitExceeded({ from, to: from + 31 * DAY }, 'hour', 'UTC')).toBeUndefined();
    expect(bucketLimitExceeded({ from, to: from + 31 * DAY + 1 }, 'hour', 'UTC')).toEqual({
      max: 31,
      requested: 32,
    });
    expect(bucketLimitExceeded({ from, to: from + 400 * DAY + 1 }, 'day', 'UTC')).toEqual({
      max: 400,
      requested: 401,
    });
  });

  it('lets the periods pass, 12mo not in hours', () => {
    const now = at('2028-03-01T00:00:00Z');
    for (const period of ['24h', '72h', '30d'] as const) {
      expect(bucketLimitExceeded(resolvePeriod(period, 'UTC', now), 'hour', 'UTC')).toBeUndefined();
    }
    const year = resolvePeriod('12mo', 'UTC', now);
    expect(bucketLimitExceeded(year, 'day', 'UTC')).toBeUndefined();
    expect(bucketLimitExceeded(year, 'hour', 'UTC')).toEqual({ max: 31, requested: 366 });
  });

  it('refuses centuries at once', () => {
    const range = resolveDates('1970-01-01', '2199-12-31', 'Europe/Paris');
    const began = performance.now();
    expect(bucketLimitExceeded(range, 'month', 'Europe/Paris')?.requested).toBeGreaterThan(84_000);
    expect(performance.now() - began).toBeLessThan(500);
  });
});
