import { assertInstant } from './instant.js';
import { dateOfDay, dayOfDate } from './local-date.js';
import { offsetAtSecond, spansBetween } from './offsets.js';
import { assertRange } from './range.js';
import type { EpochMicros, LocalDate, TimeRange } from './types.js';
import { DAY_SECONDS, SECOND_MICROS, secondOf } from './units.js';

/** Further than any clock has ever been from UTC: local midnight is never further than this from midnight UTC. */
const REACH = 18 * 3_600;

/**
 * The first instant of a day: the first whose local date is that date. It is midnight, unless the clocks skip
 * midnight.
 *
 * A date that the zone skips (Samoa had no 2011-12-30) has no instants; it starts where the next date starts,
 * so that its length is zero.
 *
 * @throws RangeError when the runtime does not know the zone or the date is not valid.
 *
 * @example
 * ```ts
 * formatLocal("America/Santiago", startOfDay("America/Santiago", "2026-09-06")); // "2026-09-06T01:00:00-03:00"
 * ```
 * @public
 */
export function startOfDay(zone: string, date: LocalDate): EpochMicros {
  return dayStart(zone, dayOfDate(date));
}

/**
 * The date of the day that an instant counts towards: the last day that has begun.
 *
 * It differs from {@link localDateAt} only where clocks go back across midnight: once a day has begun, it goes
 * on, although clocks show the date before for a while longer. So every instant is in exactly one day.
 *
 * @throws RangeError when the runtime does not know the zone or the instant is not an integer.
 *
 * @example
 * ```ts
 * dayAt("America/St_Johns", Date.parse("2010-11-07T02:45:00Z") * 1000); // "2010-11-07", at 23:15 by the wall
 * ```
 * @public
 */
export function dayAt(zone: string, micros: EpochMicros): LocalDate {
  return dateOfDay(dayNumberAt(zone, micros));
}

/**
 * The number of days that a range overlaps, in whole or in part: the number of its daily buckets. 0 for an empty
 * range. Dates that the zone skips do not count. Takes time in proportion to the length of the range.
 *
 * @throws RangeError when the runtime does not know the zone or an instant is not an integer.
 *
 * @example
 * ```ts
 * countLocalDays(resolveDates("2026-10-24", "2026-11-23", "Asia/Jakarta"), "Asia/Jakarta"); // 30
 * ```
 * @public
 */
export function countLocalDays(range: TimeRange, zone: string): number {
  assertRange(range);
  if (range.from >= range.to) return 0;
  const last = dayNumberAt(zone, range.to - 1);
  let count = 0;
  for (let day = dayNumberAt(zone, range.from); day <= last; day++) if (dayExists(zone, day)) count++;
  return count;
}

/**
 * Whether a range begins where a day begins and ends where a day ends, so that no day is cut. False for an empty
 * range.
 *
 * @throws RangeError when the runtime does not know the zone or an instant is not an integer.
 *
 * @example
 * ```ts
 * isWholeLocalDays(resolvePeriod("30d", zone, now), zone); // true
 * ```
 * @public
 */
export function isWholeLocalDays(range: TimeRange, zone: string): boolean {
  assertRange(range);
  return range.from < range.to && isDayStart(zone, range.from) && isDayStart(zone, range.to);
}

/** {@link startOfDay} for a day given in days since 1970-01-01. */
export function dayStart(zone: string, day: number): EpochMicros {
  const midnight = day * DAY_SECONDS;
  for (const span of spansBetween(zone, midnight - REACH, midnight + DAY_SECONDS + REACH)) {
    const start = Math.max(span.start, midnight - span.offset);
    const end = Math.min(span.end, midnight + DAY_SECONDS - span.offset);
    if (start < end) return start * SECOND_MICROS;
  }
  return dayStart(zone, day + 1);
}

/** Whether the zone has that date at all. */
export function dayExists(zone: string, day: number): boolean {
  return dayStart(zone, day) < dayStart(zone, day + 1);
}

/** {@link dayAt} in days since 1970-01-01. */
export function dayNumberAt(zone: string, micros: EpochMicros): number {
  assertInstant(micros);
  const second = secondOf(micros);
  let day = Math.floor((second + offsetAtSecond(zone, second)) / DAY_SECONDS);
  while (dayStart(zone, day + 1) <= micros) day++;
  return day;
}

function isDayStart(zone: string, micros: EpochMicros): boolean {
  return dayStart(zone, dayNumberAt(zone, micros)) === micros;
}
