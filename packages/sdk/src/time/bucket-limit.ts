import { countLocalDays, isWholeLocalDays } from './day.js';
import { assertKnown } from './known.js';
import { assertRange } from './range.js';
import type { BucketUnit, TimeRange } from './types.js';
import { DAY_MICROS } from './units.js';

/**
 * The longest range of one report for each kind of bucket, in days.
 *
 * @public
 */
export const BUCKET_LIMIT_DAYS: Readonly<Record<BucketUnit, number>> = {
  hour: 31,
  day: 400,
  week: 400,
  month: 400,
};

/**
 * A range that is too long for its buckets, in days: what is allowed and what was asked for.
 *
 * @public
 */
export interface BucketLimitExcess {
  /** The days that are allowed. */
  readonly max: number;
  /** The days that were asked for. */
  readonly requested: number;
}

/**
 * How much too long a range is for a kind of bucket; undefined when it is not too long.
 *
 * A range of whole local days is as long as the number of its days, so that 400 dates pass although one of
 * them may have 25 hours. Any other range is measured in days of 24 hours, rounded up.
 *
 * @throws RangeError when there is no such bucket, the runtime does not know the zone, or an instant is not an integer.
 *
 * @example
 * ```ts
 * bucketLimitExceeded(resolvePeriod("12mo", zone, now), "hour", zone); // { max: 31, requested: 365 }
 * ```
 * @public
 */
export function bucketLimitExceeded(
  range: TimeRange,
  unit: BucketUnit,
  zone: string,
): BucketLimitExcess | undefined {
  assertRange(range);
  assertKnown('bucket', unit, BUCKET_LIMIT_DAYS);
  const max = BUCKET_LIMIT_DAYS[unit];
  const elapsed = Math.ceil((range.to - range.from) / DAY_MICROS);
  // Counting days takes time in proportion to the range, so centuries are not counted: they are too long either way.
  const countable = elapsed <= 2 * Math.max(...Object.values(BUCKET_LIMIT_DAYS));
  const requested = countable && isWholeLocalDays(range, zone) ? countLocalDays(range, zone) : elapsed;
  return requested > max ? { max, requested } : undefined;
}
