import { BUCKET_LIMIT_DAYS } from './bucket-limit.js';
import { dayExists, dayNumberAt, dayStart } from './day.js';
import { clockHours } from './hour.js';
import { assertInstant } from './instant.js';
import { assertKnown } from './known.js';
import { addMonths, dateOfDay, dayOfDate, firstOfMonthOfDay, mondayOfDay } from './local-date.js';
import { assertRange } from './range.js';
import type { BucketUnit, EpochMicros, LocalDate, TimeBucket, TimeRange } from './types.js';
import { formatLocal, localDateAt } from './zone.js';

/** A bucket before it is clipped to a range. */
interface WholeBucket extends TimeRange {
  readonly date: LocalDate;
}

/** How a unit groups days: the first day of the group that a day is in, and the first day of the next group. */
interface Grouping {
  readonly first: (day: number) => number;
  readonly next: (first: number) => number;
}

const GROUPINGS: Record<Exclude<BucketUnit, 'hour'>, Grouping> = {
  day: { first: (day) => day, next: (first) => first + 1 },
  week: { first: mondayOfDay, next: (first) => first + 7 },
  month: { first: firstOfMonthOfDay, next: (first) => dayOfDate(addMonths(dateOfDay(first), 1)) },
};

/**
 * Cuts a range into hours, days, weeks (from Monday) or months of a zone: every bucket that overlaps the range,
 * in order and clipped to it, so that together they cover it exactly. Empty for an empty range.
 *
 * An hour is a maximal stretch with the same local date, hour and offset: an hour that the clock repeats gives
 * two buckets, and an hour that a clock change cuts is shorter. A day starts at the first instant with its date; a day
 * that the zone skips has no bucket. Weeks and months start with the first of their days that exists.
 *
 * The number of buckets is not limited here: see {@link bucketLimitExceeded}.
 *
 * @param asOf - the instant up to which usage is known: a bucket that ends later is partial
 * @throws RangeError when there is no such bucket, the runtime does not know the zone, or an instant is not an integer.
 *
 * @example
 * ```ts
 * buckets(resolvePeriod("30d", zone, now), "day", zone, now).length; // 30
 * ```
 * @public
 */
export function buckets(range: TimeRange, unit: BucketUnit, zone: string, asOf: EpochMicros): TimeBucket[] {
  assertRange(range);
  assertInstant(asOf);
  assertKnown('bucket', unit, BUCKET_LIMIT_DAYS);
  if (range.from >= range.to) return [];
  const whole = unit === 'hour' ? hours(range, zone) : groupsOfDays(range, zone, GROUPINGS[unit]);
  return whole.map((bucket) => clip(bucket, range, zone, asOf));
}

function hours(range: TimeRange, zone: string): WholeBucket[] {
  return clockHours(range, zone).map((hour) => ({ ...hour, date: localDateAt(zone, hour.from) }));
}

function groupsOfDays(range: TimeRange, zone: string, { first, next }: Grouping): WholeBucket[] {
  const found: WholeBucket[] = [];
  let day = first(dayNumberAt(zone, range.from));
  let from = dayStart(zone, day);
  while (from < range.to) {
    const nextDay = next(day);
    const to = dayStart(zone, nextDay);
    // A skipped date has no length, and so no bucket.
    if (from < to) found.push({ from, to, date: dateOfDay(firstExisting(zone, day)) });
    day = nextDay;
    from = to;
  }
  return found;
}

function firstExisting(zone: string, day: number): number {
  return dayExists(zone, day) ? day : firstExisting(zone, day + 1);
}

function clip(bucket: WholeBucket, range: TimeRange, zone: string, asOf: EpochMicros): TimeBucket {
  const start = Math.max(bucket.from, range.from);
  const end = Math.min(bucket.to, range.to);
  return {
    start,
    end,
    local: formatLocal(zone, start),
    date: bucket.date,
    partial: start !== bucket.from || end !== bucket.to || end > asOf,
  };
}
