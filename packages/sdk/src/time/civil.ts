/** A date of the proleptic Gregorian calendar. */
export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DAY_MS = 86_400_000;

/** The days in a month, February 29 included in leap years. Month 13 is the first of the next year. */
export function daysInMonth(year: number, month: number): number {
  return civilOf(epochDayOf({ year, month: month + 1, day: 0 })).day;
}

/** Days since 1970-01-01. Months and days out of range carry over, as in the platform's `Date`. */
export function epochDayOf({ year, month, day }: Civil): number {
  // Not `Date.UTC`, for which the year 26 is 1926.
  return new Date(0).setUTCFullYear(year, month - 1, day) / DAY_MS;
}

/** The date of a day number: the inverse of {@link epochDayOf}. */
export function civilOf(epochDay: number): Civil {
  const date = new Date(epochDay * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The date of a day number as `YYYY-MM-DD`, of the years 0 to 9999. */
export function writeDay(epochDay: number): string {
  return new Date(epochDay * DAY_MS).toISOString().slice(0, 10);
}

/** The day number of `YYYY-MM-DD`; undefined when it is written differently, or does not exist. */
export function readDay(date: unknown): number | undefined {
  if (typeof date !== 'string') return undefined;
  const ms = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(date) : Number.NaN;
  // Some engines take February 30 for March 2.
  return new Date(ms).getUTCDate() === Number(date.slice(8)) ? ms / DAY_MS : undefined;
}
