import { type ConfigError, invalidOption, invalidQuery } from '../errors/config-error.js';
import { between } from '../query/ranges.js';
import type { FromToRange, UsageHistoryQuery } from '../query/types.js';
import { formatInstant, parseInstant } from '../time/instant.js';
import { addDays, isLocalDate } from '../time/local-date.js';
import { DAY_MICROS } from '../time/units.js';

// A place in a walk is a local date or an instant, whichever the range is given in. Only the server turns dates into instants: client
// and server can then never disagree because their zone data differ.

/** Whether a place is before another of its kind. */
export const isBefore = (one: string, other: string): boolean =>
  isLocalDate(one) ? one < other : microsOf(one) < microsOf(other);

/** The place a number of days later: calendar days for dates, days of 24 hours for instants. */
export const daysLater = (place: string, days: number): string =>
  isLocalDate(place) ? addDays(place, days) : formatInstant(microsOf(place) + days * DAY_MICROS);

/** How much of a range lies before an instant, from 0 to 1. For dates, it is off by the zone's offset. */
export function fractionBefore({ from, to }: FromToRange, instant: string): number {
  const [start, end, at] = [from, to, instant].map((place) => microsOf(place)) as [number, number, number];
  return Math.min(1, Math.max(0, (at - start) / (end - start)));
}

/** The range of a history's query. */
export function rangeOf({ from, to }: UsageHistoryQuery): FromToRange {
  if (from === undefined || to === undefined) {
    throw invalidQuery('A history needs from and to: name them, or spread lastDays(90) into the query');
  }
  return between(from, to);
}

/** Where a walk begins when it resumes after an instant. For dates this is a day or two early, since the zone is not known here. */
export function startAfter({ from, to }: FromToRange, resumeAfter: string | undefined): string {
  if (resumeAfter === undefined) return from;
  const micros = microsOfInstant(resumeAfter);
  const slack = slackOf(from);
  // Written so that NaN is refused too.
  if (!(micros >= microsOf(from) - slack && micros <= microsOf(to) + slack)) throw notABucketEnd();
  // Early by the least there is: only then does the answer show whether a bucket ends there.
  if (!isLocalDate(from)) return formatInstant(Math.max(microsOf(from), micros - 1));
  const early = formatInstant(Math.max(0, micros - DAY_MICROS)).slice(0, 10);
  return early < from ? from : early;
}

export const notABucketEnd = (): ConfigError =>
  invalidOption('resumeAfter must be the `end` of a bucket of the same history');

/** How far {@link microsOf} can be off: for a date by less than a day, since no zone is further from UTC. */
export const slackOf = (place: string): number => (isLocalDate(place) ? DAY_MICROS - 1 : 0);

/** An instant, or the start of a date in UTC, in microseconds. */
export function microsOf(place: string): number {
  return microsOfInstant(isLocalDate(place) ? `${place}T00:00:00Z` : place);
}

/** Also reads the last day of 1969, which no request may name: east of UTC, the first day of 1970 begins there. */
const microsOfInstant = (text: string): number =>
  parseInstant(text) ?? (/^1969-12-31T/.test(text) ? Date.parse(text) * 1000 : Number.NaN);
