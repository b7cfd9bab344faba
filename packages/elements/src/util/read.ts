/**
 * Readers of data that a page hands in. Its type is a promise, not a fact: JSON from elsewhere, an older server, a typo.
 * Each one answers undefined for what is not what it claims to be, and never throws, not even on a getter that does.
 */

type Fields = Readonly<Record<string, unknown>>;

/** An object with fields, or undefined. */
export function readObject(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

/** A list, empty when there is none. */
export function readList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text with something in it. */
export function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** A count: a whole number from zero. */
export function readCount(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

/** An instant in milliseconds. */
export function readInstant(value: unknown): number | undefined {
  const text = readText(value);
  const time = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

/** From the year 1: the day before any of these is a date too. */
const DATE = /^(?!0000)(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** A calendar date that exists. By arithmetic, since a long report has thousands, and a `Date` each would be felt. */
export function readDate(value: unknown): string | undefined {
  const match = typeof value === 'string' ? DATE.exec(value) : null;
  if (!match) return undefined;
  const [date, year, month, day] = match;
  return Number(day) <= daysIn(Number(year), Number(month)) ? date : undefined;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** What those in a list are called, by their id; those without a name by the id. */
export function readNames(value: unknown, field = 'name'): ReadonlyMap<string, string> {
  return new Map(
    readList(value).flatMap((item) => {
      const named = readObject(item);
      const id = readText(named?.id);
      return id === undefined ? [] : [[id, readText(named?.[field]) ?? id] as const];
    }),
  );
}
