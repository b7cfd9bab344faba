import { countLocalDays } from './day.js';
import { assertInstant } from './instant.js';
import { hoursOf } from './period.js';
import { assertRange } from './range.js';
import type { EpochMicros, Period, TimeRange } from './types.js';

/**
 * The number of days that a total is averaged over: 1 for `24h`, 3 for `72h`, otherwise the number of local
 * days of the range that have begun before `asOf`. 0 when none has.
 *
 * @param period - the period that the range was resolved from, when it was
 * @throws RangeError when there is no such period, the runtime does not know the zone, or an instant is not an integer.
 *
 * @example
 * ```ts
 * const days = summaryDays(range, zone, asOf, "30d");
 * const averageDaily = days === 0 ? null : credits.average(total, days);
 * ```
 * @public
 */
export function summaryDays(range: TimeRange, zone: string, asOf: EpochMicros, period?: Period): number {
  assertRange(range);
  assertInstant(asOf);
  const hours = period === undefined ? 0 : hoursOf(period);
  if (hours > 0) return hours / 24;
  return countLocalDays({ from: range.from, to: Math.min(range.to, asOf) }, zone);
}
