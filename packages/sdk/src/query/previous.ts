import { invalidQuery } from '../errors/config-error.js';
import { dayAt } from '../time/day.js';
import { formatInstant, parseInstant } from '../time/instant.js';
import { isLocalDate } from '../time/local-date.js';
import { resolveDates, resolvePeriod } from '../time/period.js';
import { rangeBefore } from '../time/previous.js';
import type { TimeRange } from '../time/types.js';
import { writeFields } from './check.js';
import { DEFAULTS } from './defaults.js';
import { inZone, microsOf } from './ranges.js';
import type { FromToRange, UsageFilter } from './types.js';

/**
 * The same query for the period right before, as the API's `compare` computes it: for whole local days as many days
 * before, otherwise shifted by exactly its length. The current period may still be running; this one is complete.
 *
 * It counts days, not months: for the calendar month before, see `previousMonth`.
 *
 * @throws ConfigError when the query or its zone is not valid, or its range is empty.
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
  const zone = query.timezone ?? DEFAULTS.timezone;
  const now = microsOf(options.now ?? new Date());
  const { period, from, to, ...rest } = query;
  return inZone(() => {
    const range = rangeOf(query, zone, now);
    if (range.from >= range.to) throw invalidQuery('from must be before to');
    const before = rangeBefore(range, zone);
    const inDates = from === undefined ? period !== '24h' && period !== '72h' : isLocalDate(from);
    const write = inDates ? (at: number) => dayAt(zone, at) : formatInstant;
    return { ...rest, from: write(before.from), to: write(before.to) };
  });
}

function rangeOf({ period, from, to }: UsageFilter, zone: string, now: number): TimeRange {
  if (from === undefined || to === undefined) return resolvePeriod(period ?? DEFAULTS.period, zone, now);
  if (isLocalDate(from)) return resolveDates(from, to, zone);
  return { from: microsOfInstant(from), to: microsOfInstant(to) };
}

function microsOfInstant(text: string): number {
  const micros = parseInstant(text);
  if (micros === undefined) throw invalidQuery('from and to must be instants that exist');
  return micros;
}
