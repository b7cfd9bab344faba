import { invalidQuery } from '../errors/config-error.js';
import { dayAt } from '../time/day.js';
import { parseInstant } from '../time/instant.js';
import { addDays, addMonths, dayOfDate, firstOfMonth, isLocalDate } from '../time/local-date.js';
import { checkObject } from './check.js';
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
 * @throws ConfigError when `days` is not a whole number from 1, or reaches back before 1970, and as `monthToDate`.
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
    throw invalidQuery('lastDays needs a whole number of days, 1 or more, and back to 1970 at most');
  }
  return { from: addDays(tomorrow, -days), to: tomorrow, timezone };
}

/**
 * This month, up to and including today.
 *
 * @throws ConfigError when the zone is unknown, `now` is no valid Date, or an option has another name.
 * @public
 */
export function monthToDate(options: TodayOptions = {}): DateRange {
  const { today, timezone } = todayOf(options);
  return { from: firstOfMonth(today), to: addDays(today, 1), timezone };
}

/**
 * The whole month before this one, or before that of `now`.
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

/** Runs calendar code, which says itself what it has against a zone or a time. */
export function inZone<T>(run: () => T): T {
  try {
    return run();
  } catch (cause) {
    throw cause instanceof RangeError ? invalidQuery(cause.message) : cause;
  }
}

/** An instant as the calendar code has it. */
export function microsOf(now: Date): number {
  const ms = now instanceof Date ? now.getTime() : Number.NaN;
  if (Number.isNaN(ms)) throw invalidQuery('now must be a valid Date');
  return ms * 1000;
}

/** A text that has been read as an instant before. */
export const instantOf = (text: string): number => parseInstant(text) ?? Number.NaN;

/** What two ends of one kind are compared by. */
const order = (end: string): number | string => (isLocalDate(end) ? end : instantOf(end));

function asText(name: string, value: string | Date): string {
  // A Date that is not valid has null as its JSON.
  return asMoment(name, value instanceof Date ? value.toJSON()?.replace(/\.000Z$/, 'Z') : value);
}
