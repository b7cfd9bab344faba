import { describe, expect, it } from 'vitest';
import {
  type BucketUnit,
  bucketLimitExceeded,
  buckets,
  defaultBucket,
  type Period,
  resolvePeriod,
  summaryDays,
} from '../../src/time/index.js';

const range = { from: 0, to: 1_000_000 };

describe.each(['7d', '', 'toString', undefined, null, 30])('the period %j, which there is not', (name) => {
  const period = name as Period;

  it.each([
    ['resolvePeriod', () => resolvePeriod(period, 'UTC', 0)],
    ['defaultBucket', () => defaultBucket(period)],
  ])('is refused by %s, with those that there are', (_, run) => {
    expect(run).toThrow(RangeError);
    expect(run).toThrow(/^period must be one of: 24h, 72h, 30d, 12mo$/);
  });

  it('is refused by summaryDays, which needs none', () => {
    if (period === undefined) return expect(summaryDays(range, 'UTC', 1, period)).toBe(1);
    expect(() => summaryDays(range, 'UTC', 1, period)).toThrow(RangeError);
  });
});

describe.each(['year', '', 'toString', undefined, null])('the bucket %j, which there is not', (name) => {
  const unit = name as BucketUnit;

  it.each([
    ['buckets', () => buckets(range, unit, 'UTC', 0)],
    ['buckets of nothing', () => buckets({ from: 0, to: 0 }, unit, 'UTC', 0)],
    ['bucketLimitExceeded', () => bucketLimitExceeded(range, unit, 'UTC')],
  ])('is refused by %s, with those that there are', (_, run) => {
    expect(run).toThrow(RangeError);
    expect(run).toThrow(/^bucket must be one of: hour, day, week, month$/);
  });
});
