import { invalidQuery } from '../errors/config-error.js';
import { dayAt } from '../time/day.js';
import { parseInstant } from '../time/instant.js';
import { addDays, addMonths, dayOfDate, firstOfMonth, isLocalDate } from '../time/local-date.js';
import { checkObject } from './check.js';
import { DEFAULTS } from './defaults.js';
import { asMoment, checkAlike } from './fields.js';
import type { FromToRange } from './types.js';

/**
 * The options of ranges that depend on today.
 *
 * @public
 */
export interface TodayOptions {
  /** The IANA zone whose calendar counts. Default `UTC`, as in queries; a page usually wants its viewer's zone. */
  readonly timezone?: string | undefined;
  /** The moment that counts as now. Default: the current time. */
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
 * The range from one moment up to another, which is not included. Give two Dates or instants, or two local dates.
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
 * The range of the last `days` calendar days, including today.
 *
 * @throws ConfigError when `days` is not a whole number of 1 or more, or reaches back before 1970, and as `monthToDate`.
 *
 * @example
 * ```ts
 * client.usage.get(lastDays(7, { timezone: "Asia/Jakarta" }));
 * ```
 * @public
 */
export function lastDays(days: number, options: TodayOptions = {}): DateRange {
  const { today, timezone } = todayOf(options);
  const tomorrow = addDays(today, 1);
  if (!Number.isInteger(days) || days < 1 || days > dayOfDate(tomorrow)) {
    throw invalidQuery('lastDays needs a whole number of days from 1, back to 1970 at most');
  }
  return { from: addDays(tomorrow, -days), to: tomorrow, timezone };
}

/**
 * The range of this month, up to and including today.
 *
 * @throws ConfigError when the zone is unknown, `now` is not a valid Date, or an option is unknown.
 *
 * @example
 * ```ts
 * const now = new Date("2026-11-22T09:00Z");
 * monthToDate({ timezone: "Asia/Jakarta", now }); // from "2026-11-01" to "2026-11-23"
 * ```
 * @public
 */
export function monthToDate(options: TodayOptions = {}): DateRange {
  const { today, timezone } = todayOf(options);
  return { from: firstOfMonth(today), to: addDays(today, 1), timezone };
}

/**
 * The range of the whole month before this one, or before the month of `now`.
 *
 * @throws ConfigError as `monthToDate`.
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

function todayOf(options: TodayOptions): { today: string; timezone: string } {
  checkObject('option', options, ['timezone', 'now'], 'unknown_option');
  const { timezone = DEFAULTS.timezone, now = new Date() } = options;
  return { today: inZone(() => dayAt(timezone, microsOf(now))), timezone };
}

/** Runs calendar code. What it says about an invalid zone or time becomes a ConfigError. */
export function inZone<T>(run: () => T): T {
  try {
    return run();
  } catch (cause) {
    throw cause instanceof RangeError ? invalidQuery(cause.message) : cause;
  }
}

/** A Date in microseconds since 1970, which the calendar code counts in. */
export function microsOf(now: Date): number {
  const ms = now instanceof Date ? now.getTime() : Number.NaN;
  if (Number.isNaN(ms)) throw invalidQuery('now must be a valid Date');
  return ms * 1000;
}

/** The instant that a text means, which has been checked before. */
export const instantOf = (text: string): number => parseInstant(text) ?? Number.NaN;

/** What two ends of one kind are compared by. */
const order = (end: string): number | string => (isLocalDate(end) ? end : instantOf(end));

function asText(name: string, value: string | Date): string {
  // A Date that is not valid has null as its JSON.
  return asMoment(name, value instanceof Date ? value.toJSON()?.replace(/\.000Z$/, 'Z') : value);
}
