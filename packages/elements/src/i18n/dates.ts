import { dateFormat, dateRangeText } from './intl.js';

/**
 * A local date is not an instant: it is parsed as midnight UTC and formatted in UTC, so that no time zone can move it.
 */
export const midnight = (date: string): Date => new Date(`${date}T00:00:00Z`);

const DAY: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', timeZone: 'UTC' };
const DAY_OF_YEAR: Intl.DateTimeFormatOptions = { ...DAY, year: 'numeric' };

/** `3 Nov`, in the locale's own order. */
export function dayText(locale: string, date: string): string {
  return dateFormat(locale, DAY).format(midnight(date));
}

/** `24 Oct – 22 Nov 2026`, both days included. */
export function dayRangeText(locale: string, first: string, last: string): string {
  return dateRangeText(locale, [DAY_OF_YEAR, +midnight(first), +midnight(last)]);
}

const DAY_MS = 86_400_000;

/** The date a number of days later. */
export function datePlus(date: string, days: number): string {
  return new Date(midnight(date).getTime() + days * DAY_MS).toISOString().slice(0, 10);
}

/** The date before, which makes an exclusive end inclusive. */
export const dayBefore = (date: string): string => datePlus(date, -1);
