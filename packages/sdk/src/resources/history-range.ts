import { type ConfigError, invalidOption, invalidQuery } from '../errors/config-error.js';
import { between } from '../query/ranges.js';
import type { FromToRange, UsageHistoryQuery } from '../query/types.js';
import { formatInstant, parseInstant } from '../time/instant.js';
import { addDays, isLocalDate } from '../time/local-date.js';
import { DAY_MICROS } from '../time/units.js';

// Where a walk is, in the kind that the range is given in: a local date or an instant. What a date means as an instant is for the
// server to say, which has the calendar: client and server can then never differ in their zone data.

/** Whether a place is before another of its kind. */
export const isBefore = (one: string, other: string): boolean =>
  isLocalDate(one) ? one < other : microsOf(one) < microsOf(other);

/** The place so many days later: of the calendar for dates, of 24 hours for instants. */
export const daysLater = (place: string, days: number): string =>
  isLocalDate(place) ? addDays(place, days) : formatInstant(microsOf(place) + days * DAY_MICROS);

/** How much of a range lies before an instant, from 0 to 1. For dates it is off by their zone's offset. */
export function fractionBefore({ from, to }: FromToRange, instant: string): number {
  const [start, end, at] = [from, to, instant].map((place) => microsOf(place)) as [number, number, number];
  return Math.min(1, Math.max(0, (at - start) / (end - start)));
}

/** The range of a history's query. */
export function rangeOf({ from, to }: UsageHistoryQuery): FromToRange {
  if (from === undefined || to === undefined) {
    throw invalidQuery(
      'A history needs from and to: name them, or spread lastDays(90), monthToDate() or previousMonth() into the query',
    );
  }
  return between(from, to);
}

/** Where a walk begins that goes on after an instant: with dates a day or two early, since their zone decides. */
export function startAfter({ from, to }: FromToRange, resumeAfter: string | undefined): string {
  if (resumeAfter === undefined) return from;
  const micros = parseInstant(resumeAfter);
  const slack = slackOf(from);
  if (micros === undefined || micros < microsOf(from) - slack || micros > microsOf(to) + slack) {
    throw notABucketEnd();
  }
  if (!isLocalDate(from)) return formatInstant(micros);
  const early = formatInstant(Math.max(0, micros - DAY_MICROS)).slice(0, 10);
  return early < from ? from : early;
}

export const notABucketEnd = (): ConfigError =>
  invalidOption('resumeAfter must be the `end` of a bucket of the same history');

/** How far a place can be from {@link microsOf}: of a date, less than a day, as no zone is further from UTC. */
export const slackOf = (place: string): number => (isLocalDate(place) ? DAY_MICROS - 1 : 0);

/** An instant, or the start of a date in UTC, in microseconds. */
export function microsOf(place: string): number {
  return parseInstant(isLocalDate(place) ? `${place}T00:00:00Z` : place) ?? Number.NaN;
}
