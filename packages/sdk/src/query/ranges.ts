import { invalidQuery } from '../errors/config-error.js';
import { dayAt } from '../time/day.js';
import { parseInstant } from '../time/instant.js';
import { addDays, addMonths, firstOfMonth, isLocalDate } from '../time/local-date.js';
import { DEFAULTS } from './defaults.js';
import { asMoment, checkAlike } from './fields.js';
import type { FromToRange } from './types.js';

/**
 * What a range that depends on today is computed from.
 *
 * @public
 */
export interface TodayOptions {
  /** The IANA zone whose calendar counts. Default `UTC`, as for queries; a page usually wants its viewer's. */
  readonly timezone?: string | undefined;
  /** The current time. Default now. */
  readonly now?: Date | undefined;
}

/**
 * A range of local dates, with their zone: spread it into a query.
 *
 * @public
 */
export interface DateRange extends FromToRange {
  /** The zone of the dates. */
  readonly timezone: string;
}

/**
 * The range from one moment to another, which is not included: two Dates or instants, or two local dates.
 *
 * @throws ConfigError when they are of different kinds, cannot be read, or `from` is not before `to`.
 *
 * @example
 * ```ts
 * client.usage.get({ ...between("2026-11-01", "2026-12-01"), timezone: "Asia/Jakarta" }); // November
 * ```
 * @public
 */
export function between(from: string | Date, to: string | Date): FromToRange {
  const range = { from: asText('from', from), to: asText('to', to) };
  checkAlike(range.from, range.to);
  if (order(range.from) >= order(range.to)) throw invalidQuery('from must be before to');
  return range;
}

/**
 * The last days of the calendar, today included.
 *
 * @throws ConfigError when `days` is not a whole number from 1, or the zone is unknown.
 *
 * @example
 * ```ts
 * client.usage.get(lastDays(7, { timezone: "Asia/Jakarta" }));
 * ```
 * @public
 */
export function lastDays(days: number, options: TodayOptions = {}): DateRange {
  if (!Number.isInteger(days) || days < 1)
    throw invalidQuery('lastDays needs a whole number of days, 1 or more');
  const { today, timezone } = todayOf(options);
  const tomorrow = addDays(today, 1);
  return { from: addDays(tomorrow, -days), to: tomorrow, timezone };
}

/**
 * This month, up to and including today.
 *
 * @throws ConfigError when the zone is unknown.
 * @public
 */
export function monthToDate(options: TodayOptions = {}): DateRange {
  const { today, timezone } = todayOf(options);
  return { from: firstOfMonth(today), to: addDays(today, 1), timezone };
}

/**
 * The whole month before this one, or before that of `now`.
 *
 * @throws ConfigError when the zone is unknown.
 *
 * @example
 * ```ts
 * const october = previousMonth({ now: new Date("2026-11-22T09:00Z") }); // from "2026-10-01" to "2026-11-01"
 * const september = previousMonth({ now: new Date(`${october.from}T12:00Z`) });
 * ```
 * @public
 */
export function previousMonth(options: TodayOptions = {}): DateRange {
  const { today, timezone } = todayOf(options);
  const to = firstOfMonth(today);
  return { from: addMonths(to, -1), to, timezone };
}

function todayOf({ timezone = DEFAULTS.timezone, now = new Date() }: TodayOptions): {
  today: string;
  timezone: string;
} {
  return { today: inZone(() => dayAt(timezone, microsOf(now))), timezone };
}

/** Runs calendar code, whose only complaint with checked input is a zone that it does not know. */
export function inZone<T>(run: () => T): T {
  try {
    return run();
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw invalidQuery(`timezone must be the name of an IANA zone, such as "Asia/Jakarta": ${cause.message}`);
  }
}

/** An instant as the calendar code has it. */
export function microsOf(date: Date, name = 'now'): number {
  const ms = date.getTime();
  if (Number.isNaN(ms)) throw invalidQuery(`${name} is not a valid Date`);
  return ms * 1000;
}

/** What two ends of one kind are compared by. */
const order = (end: string): number | string => (isLocalDate(end) ? end : (parseInstant(end) ?? Number.NaN));

function asText(name: string, value: string | Date): string {
  if (!(value instanceof Date)) return asMoment(name, value, 'a Date, ');
  microsOf(value, name);
  return value.toISOString().replace(/\.000Z$/, 'Z');
}
