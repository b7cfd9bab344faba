import { countLocalDays, dayExists, dayNumberAt, dayStart, isWholeLocalDays } from './day.js';
import { assertInstant } from './instant.js';
import { spansBetween } from './offsets.js';
import { assertRange } from './range.js';
import type { EpochMicros, TimeRange } from './types.js';
import { DAY_MICROS, SECOND_MICROS, secondOf } from './units.js';
import { offsetAt } from './zone.js';

/**
 * The range that another one is compared with. Just as only usage until `asOf` counts in the other one, only usage
 * until `cutAt` counts in this one.
 *
 * @public
 */
export interface PreviousRange extends TimeRange {
  /** Usage until this instant counts. */
  readonly cutAt: EpochMicros;
}

/**
 * The range right before a range, of the same length, and where to cut it for a fair comparison.
 *
 * - A range of whole local days is compared with the same number of days before it (dates that the zone skips
 *   do not count), cut on the day with the same number at the local time of `asOf`.
 * - Any other range is shifted by exactly its length, and cut after the same elapsed time.
 *
 * When the local time occurs twice on the day of the cut, the first one is meant. When the clocks skip it,
 * the cut is where they jump; when the day ends before it, the cut is the end of the day. An `asOf` at or
 * after the end of the range cuts nothing (`cutAt` is the previous `to`); one before its start leaves nothing
 * (`cutAt` is the previous `from`).
 *
 * @throws RangeError when the runtime does not know the zone, an instant is not an integer, or the
 * range is empty.
 *
 * @example
 * ```ts
 * const { from, to, cutAt } = previousRange(resolvePeriod("30d", zone, now), zone, now);
 * to; // where the 30 days begin
 * ```
 * @public
 */
export function previousRange(range: TimeRange, zone: string, asOf: EpochMicros): PreviousRange {
  assertInstant(asOf);
  const before = rangeBefore(range, zone);
  const clipped = Math.min(Math.max(asOf, range.from), range.to);
  return { ...before, cutAt: cutOf(before, range, zone, clipped) };
}

/** {@link previousRange} without the cut. */
export function rangeBefore(range: TimeRange, zone: string): TimeRange {
  assertRange(range);
  const { from, to } = range;
  if (from >= to) throw new RangeError('An empty range has no previous one: from must be before to');
  if (!isWholeLocalDays(range, zone)) return { from: from - (to - from), to: from };
  const first = stepDays(zone, dayNumberAt(zone, from), -countLocalDays(range, zone));
  return { from: dayStart(zone, first), to: from };
}

function cutOf(before: TimeRange, range: TimeRange, zone: string, asOf: EpochMicros): EpochMicros {
  if (asOf === range.to) return before.to;
  // The first day of the range may begin after midnight; even then, no time has passed.
  if (asOf === range.from) return before.from;
  if (!isWholeLocalDays(range, zone)) return before.from + (asOf - range.from);
  const today = dayNumberAt(zone, asOf);
  const ordinal = countLocalDays({ from: range.from, to: dayStart(zone, today) }, zone);
  const timeOfDay = asOf + offsetAt(zone, asOf) * SECOND_MICROS - today * DAY_MICROS;
  return firstAtLocalTime(zone, stepDays(zone, dayNumberAt(zone, before.from), ordinal), timeOfDay);
}

/** The day a number of existing days away. */
function stepDays(zone: string, day: number, count: number): number {
  const step = Math.sign(count);
  let current = day;
  for (let left = Math.abs(count); left > 0; ) {
    current += step;
    if (dayExists(zone, current)) left--;
  }
  return current;
}

/** The first instant of a day at which its wall clock has reached a time, or the day's end. */
function firstAtLocalTime(zone: string, day: number, timeOfDay: number): EpochMicros {
  const start = dayStart(zone, day);
  const end = dayStart(zone, day + 1);
  const wanted = day * DAY_MICROS + timeOfDay;
  for (const span of spansBetween(zone, secondOf(start), secondOf(end))) {
    const reached = Math.max(span.start * SECOND_MICROS, wanted - span.offset * SECOND_MICROS);
    if (reached < span.end * SECOND_MICROS) return reached;
  }
  return end;
}
