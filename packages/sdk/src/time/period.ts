import { dayAt, startOfDay } from './day.js';
import { endOfHour } from './hour.js';
import { assertInstant } from './instant.js';
import { assertKnown } from './known.js';
import { addDays, addMonths } from './local-date.js';
import type { BucketUnit, EpochMicros, LocalDate, Period, TimeRange } from './types.js';
import { HOUR_MICROS } from './units.js';

/** All periods, each with its hours, or with its first day if it ends with today. */
const PERIODS: Readonly<Record<Period, number | ((today: LocalDate) => LocalDate)>> = {
  '24h': 24,
  '72h': 72,
  '30d': (today) => addDays(today, -29),
  '12mo': (today) => addDays(addMonths(today, -12), 1),
};

/** The hours of a period that is counted in hours, else 0. Refuses an unknown period. */
export function hoursOf(period: Period): number {
  assertKnown('period', period, PERIODS);
  const length = PERIODS[period];
  return typeof length === 'number' ? length : 0;
}

/**
 * The range that a period means at an instant. It always covers that instant.
 *
 * - `24h`, `72h`: end with the current clock hour and begin exactly 24 or 72 hours before that end.
 * - `30d`: the 30 calendar days that end with today.
 * - `12mo`: from the day after the same date a year ago (February 29 counts as 28) to the end of today.
 *
 * If the zone skipped one of the 30 dates, that date has no instants and no bucket, and 29 days remain.
 *
 * @throws RangeError when there is no such period, the runtime does not know the zone, or `now` is not an integer.
 *
 * @example
 * ```ts
 * const { from, to } = resolvePeriod("30d", "Asia/Jakarta", Date.parse("2026-11-22T09:14:03Z") * 1000);
 * formatInstant(from); // "2026-10-23T17:00:00Z"
 * ```
 * @public
 */
export function resolvePeriod(period: Period, zone: string, now: EpochMicros): TimeRange {
  assertInstant(now);
  assertKnown('period', period, PERIODS);
  const length = PERIODS[period];
  if (typeof length === 'number') {
    const to = endOfHour(zone, now);
    return { from: to - length * HOUR_MICROS, to };
  }
  const today = dayAt(zone, now);
  return resolveDates(length(today), addDays(today, 1), zone);
}

/**
 * The range from the start of one local date to the start of another, which is the first day *not* included.
 *
 * The range is empty or reversed when the dates are, and empty when the zone skips every date in between:
 * the caller refuses `from ≥ to`.
 *
 * @throws RangeError when the runtime does not know the zone or a date is not valid.
 *
 * @example
 * ```ts
 * resolveDates("2026-11-01", "2026-12-01", "Asia/Jakarta"); // November
 * ```
 * @public
 */
export function resolveDates(fromDate: LocalDate, toDate: LocalDate, zone: string): TimeRange {
  return { from: startOfDay(zone, fromDate), to: startOfDay(zone, toDate) };
}

/**
 * The bucket that a period or range is cut into when a request names none: hours for `24h`, `72h` and ranges
 * of at most 72 hours, else days.
 *
 * @throws RangeError when there is no such period.
 *
 * @example
 * ```ts
 * defaultBucket("72h"); // "hour"
 * defaultBucket({ from, to }); // "day" for a month
 * ```
 * @public
 */
export function defaultBucket(periodOrRange: Period | TimeRange): BucketUnit {
  const short =
    typeof periodOrRange === 'object' && periodOrRange !== null
      ? periodOrRange.to - periodOrRange.from <= 72 * HOUR_MICROS
      : hoursOf(periodOrRange) > 0;
  return short ? 'hour' : 'day';
}
