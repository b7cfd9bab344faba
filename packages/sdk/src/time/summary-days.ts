import { countLocalDays } from './day.js';
import { assertInstant } from './instant.js';
import { assertRange } from './range.js';
import type { EpochMicros, Period, TimeRange } from './types.js';

/**
 * The number of days that a total is averaged over: 1 for `24h`, 3 for `72h`, otherwise the number of local
 * days that have begun, of the range and of what has happened so far. 0 when nothing has begun.
 *
 * @param period - the period that the range was resolved from, when it was
 * @throws RangeError when the zone is unknown (see {@link isTimeZone}) or an instant is not an integer.
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
  if (period === '24h') return 1;
  if (period === '72h') return 3;
  return countLocalDays({ from: range.from, to: Math.min(range.to, asOf) }, zone);
}
