import { civilOf, daysInMonth, epochDayOf, readDay, writeDay } from './civil.js';
import type { LocalDate } from './types.js';
import { modulo } from './units.js';

/** Arithmetic may leave the years that requests accept, by a period or so; beyond this it is a mistake. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2250;

/**
 * Whether a value is a date that exists, written `YYYY-MM-DD`, in the years 1970 to 2199. Never throws.
 *
 * @example
 * ```ts
 * isLocalDate("2028-02-29"); // true
 * isLocalDate("2026-02-29"); // false
 * ```
 * @public
 */
export function isLocalDate(value: unknown): value is LocalDate {
  return typeof value === 'string' && readDay(value) !== undefined && value >= '1970' && value < '2200';
}

/**
 * The date a number of days later, or earlier when negative. These are calendar days: no zone is involved.
 *
 * @throws RangeError when the date is not valid, the number not an integer, or the result not in the years
 * 1900 to 2250.
 *
 * @example
 * ```ts
 * addDays("2026-12-31", 1); // "2027-01-01"
 * ```
 * @public
 */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfDay(dayOfDate(date) + integer(days, 'days'));
}

/**
 * The same day a number of months later, or earlier when negative; the last of the month when it has no such
 * day.
 *
 * @throws RangeError as {@link addDays}.
 *
 * @example
 * ```ts
 * addMonths("2026-01-31", 1); // "2026-02-28"
 * ```
 * @public
 */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const { year, month, day } = civilOf(dayOfDate(date));
  const target = month + integer(months, 'months');
  return dateOfDay(epochDayOf({ year, month: target, day: Math.min(day, daysInMonth(year, target)) }));
}

/**
 * The number of days from one date to another, negative when the other is earlier.
 *
 * @throws RangeError when a date is not valid.
 *
 * @example
 * ```ts
 * daysBetween("2026-02-28", "2026-03-01"); // 1
 * ```
 * @public
 */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayOfDate(to) - dayOfDate(from);
}

/**
 * The day of the week, from 1 for Monday to 7 for Sunday.
 *
 * @throws RangeError when the date is not valid.
 *
 * @example
 * ```ts
 * dayOfWeek("1970-01-01"); // 4, a Thursday
 * ```
 * @public
 */
export function dayOfWeek(date: LocalDate): number {
  return weekdayOfDay(dayOfDate(date)) + 1;
}

/**
 * The Monday of the week that a date is in: the date itself on Mondays.
 *
 * @throws RangeError when the date is not valid.
 *
 * @example
 * ```ts
 * mondayOf("2026-11-22"); // "2026-11-16"
 * ```
 * @public
 */
export function mondayOf(date: LocalDate): LocalDate {
  return dateOfDay(mondayOfDay(dayOfDate(date)));
}

/**
 * The first day of the month that a date is in.
 *
 * @throws RangeError when the date is not valid.
 *
 * @example
 * ```ts
 * firstOfMonth("2026-11-22"); // "2026-11-01"
 * ```
 * @public
 */
export function firstOfMonth(date: LocalDate): LocalDate {
  return dateOfDay(firstOfMonthOfDay(dayOfDate(date)));
}

/** The number of days from 1970-01-01 to a date. */
export function dayOfDate(date: LocalDate): number {
  const day = readDay(date);
  if (day === undefined) {
    throw new RangeError(`${JSON.stringify(String(date))} is not a date: expected one such as "2026-11-22"`);
  }
  return inSpan(day, date);
}

/** The date of a number of days since 1970-01-01. */
export function dateOfDay(day: number): LocalDate {
  return writeDay(inSpan(day, `Day ${day} since 1970-01-01`));
}

/** The Monday on or before a day, both as days since 1970-01-01. */
export function mondayOfDay(day: number): number {
  return day - weekdayOfDay(day);
}

/** The first of the month that a day is in, both as days since 1970-01-01. */
export function firstOfMonthOfDay(day: number): number {
  return day - civilOf(day).day + 1;
}

/** 0 for Monday: 1970-01-01 was a Thursday. */
function weekdayOfDay(day: number): number {
  return modulo(day + 3, 7);
}

function inSpan(day: number, what: string): number {
  const { year } = civilOf(day);
  if (year >= FIRST_YEAR && year <= LAST_YEAR) return day;
  throw new RangeError(`${what} is outside the years ${FIRST_YEAR} to ${LAST_YEAR}`);
}

function integer(value: number, unit: string): number {
  if (Number.isSafeInteger(value)) return value;
  throw new RangeError(`A number of ${unit} is an integer, not ${String(value)}`);
}
