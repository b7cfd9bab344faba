import { attempt } from '../util/attempt.js';
import { readDate, readInstant, readObject, readText } from '../util/read.js';
import { dateFormat } from './intl.js';

/** Local dates, the first and the last included. */
export interface LocalDays {
  readonly first: string;
  readonly last: string;
}

/** The period of a report or of a page of rows. */
export interface ReportPeriod {
  /** The named period of the request. */
  readonly name: string | undefined;
  /** The days that it touches; undefined where the browser does not know the time zone. */
  readonly days: LocalDays | undefined;
  /** The time zone of the days. */
  readonly timezone: string | undefined;
}

/** The period of a report. */
export function readPeriod({ query, range }: Readonly<Record<string, unknown>>): ReportPeriod {
  const { period, timezone } = readObject(query) ?? {};
  const { from, to } = readObject(range) ?? {};
  const zone = readText(timezone);
  return { name: readText(period), days: daysIn(readInstant(from), readInstant(to), zone), timezone: zone };
}

/** The days that a range of instants touches; its end is exclusive. Undefined if anything is not known. */
export function daysIn(from = Number.NaN, to = Number.NaN, timeZone?: string): LocalDays | undefined {
  const [first, last] = [dateAt(from, timeZone), dateAt(to - 1, timeZone)];
  return first && last && from < to ? { first, last } : undefined;
}

/**
 * The local date at an instant, such as `2026-11-22`, as Swedish writes it. `Intl` throws for an instant or a time zone that is not known: then
 * it is undefined.
 */
export function dateAt(time = Number.NaN, timeZone = ''): string | undefined {
  return readDate(attempt(() => dateFormat('sv', { timeZone }).format(time)));
}
