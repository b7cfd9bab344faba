import { invalidQuery } from '../errors/config-error.js';
import { dayAt, dayStart } from '../time/day.js';
import { formatInstant } from '../time/instant.js';
import { isLocalDate } from '../time/local-date.js';
import { resolveDates, resolvePeriod } from '../time/period.js';
import { rangeBefore } from '../time/previous.js';
import type { Period, TimeRange } from '../time/types.js';
import { checkObject, writeFields } from './check.js';
import { DEFAULTS } from './defaults.js';
import { between, instantOf, inZone, microsOf } from './ranges.js';
import type { FromToRange, UsageFilter } from './types.js';

/**
 * The same query for the period right before, as the API's `compare` computes it. A range of whole local days becomes the same
 * number of days before it; any other range is shifted by exactly its length. The current period may still be running; this one is
 * complete.
 *
 * It counts days, not months: for the calendar month before, see `previousMonth`.
 *
 * @throws ConfigError when the query or its zone is not valid, its range is empty, the previous period begins before 1970, or an option
 * is unknown.
 *
 * @example
 * ```ts
 * previous({ from: "2026-11-08", to: "2026-11-15" }); // { from: "2026-11-01", to: "2026-11-08" }
 * ```
 * @public
 */
export function previous<Q extends UsageFilter>(
  query: Q,
  options: { readonly now?: Date | undefined } = {},
): Omit<Q, 'period' | 'from' | 'to'> & FromToRange {
  writeFields(query);
  checkObject('option', options, ['now'], 'unknown_option');
  const zone = query.timezone ?? DEFAULTS.timezone;
  const now = microsOf(options.now ?? new Date());
  const { period = DEFAULTS.period, from, to, ...rest } = query;
  return inZone(() => {
    const range = rangeOf(period, from, to, zone, now);
    const before = rangeBefore(range, zone);
    // Only periods of hours have names that end with "h".
    const inDates = from === undefined ? !period.endsWith('h') : isLocalDate(from);
    // Here, so that the message does not blame a `from` that is fine.
    if (before.from < (inDates ? dayStart(zone, 0) : 0)) {
      throw invalidQuery('The previous period begins before 1970: give a later or shorter one');
    }
    const write = inDates ? (at: number) => dayAt(zone, at) : formatInstant;
    return { ...rest, ...between(write(before.from), write(before.to)) };
  });
}

function rangeOf(
  period: Period,
  from: string | undefined,
  to: string | undefined,
  zone: string,
  now: number,
): TimeRange {
  if (from === undefined || to === undefined) return resolvePeriod(period, zone, now);
  return isLocalDate(from) ? resolveDates(from, to, zone) : { from: instantOf(from), to: instantOf(to) };
}
