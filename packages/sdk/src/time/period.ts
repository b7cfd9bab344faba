import { dayAt, startOfDay } from './day.js';
import { endOfHour } from './hour.js';
import { assertInstant } from './instant.js';
import { addDays, addMonths } from './local-date.js';
import type { BucketUnit, EpochMicros, LocalDate, Period, TimeRange } from './types.js';
import { HOUR_MICROS } from './units.js';

/**
 * The range that a period means at an instant. It always covers that instant.
 *
 * - `24h`, `72h`: end with the current clock hour and begin exactly 24 or 72 hours before that end.
 * - `30d`: the 30 days of the calendar that end with today.
 * - `12mo`: from the day after the same date a year ago (February 29 counts as 28) to the end of today.
 *
 * Where a zone skipped a date within the 30, it has no instants and no bucket: 29 days are left of them.
 *
 * @throws RangeError when the zone is unknown (see {@link isTimeZone}) or `now` is not an integer.
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
  if (period === '24h' || period === '72h') {
    const to = endOfHour(zone, now);
    return { from: to - (period === '24h' ? 24 : 72) * HOUR_MICROS, to };
  }
  const today = dayAt(zone, now);
  const first = period === '30d' ? addDays(today, -29) : addDays(addMonths(today, -12), 1);
  return resolveDates(first, addDays(today, 1), zone);
}

/**
 * The range from the start of one local date to the start of another, which is the first day *not* included.
 *
 * The range is empty or reversed when the dates are, and empty when the zone skips every date in between:
 * the caller refuses `from ≥ to`.
 *
 * @throws RangeError when the zone is unknown (see {@link isTimeZone}) or a date is not valid.
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
 * @example
 * ```ts
 * defaultBucket("72h"); // "hour"
 * defaultBucket({ from, to }); // "day" for a month
 * ```
 * @public
 */
export function defaultBucket(periodOrRange: Period | TimeRange): BucketUnit {
  const short =
    typeof periodOrRange === 'string'
      ? periodOrRange === '24h' || periodOrRange === '72h'
      : periodOrRange.to - periodOrRange.from <= 72 * HOUR_MICROS;
  return short ? 'hour' : 'day';
}
