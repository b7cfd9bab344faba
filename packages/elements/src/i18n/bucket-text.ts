import type { LabelGrain } from '../chart/axis-labels.js';
import { datePlus, dayRangeText, midnight } from './dates.js';
import { dateFormat } from './intl.js';

/** What a bucket is named after: its own local time and date, as the answer has them. */
export interface LocalBucket {
  /** Such as `2026-10-24T13:00:00+07:00`. */
  readonly local: string;
  readonly date: string;
  /** Its instants. */
  readonly start?: string;
  readonly end?: string;
}

/**
 * A local time is read as if it were UTC and written in UTC: the answer has said what the clock shows there,
 * and neither the browser's zone nor its rules for summer time may have another opinion.
 */
const wall = (local: string): Date => new Date(`${local.slice(0, 16)}:00Z`);

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const UTC = { timeZone: 'UTC' } as const;
const HOUR: Intl.DateTimeFormatOptions = { ...UTC, hour: 'numeric', minute: '2-digit' };
const DAY: Intl.DateTimeFormatOptions = { ...UTC, weekday: 'short', day: 'numeric', month: 'short' };
const DAY_OF_YEAR: Intl.DateTimeFormatOptions = { ...DAY, year: 'numeric' };
const MONTH_OF_YEAR: Intl.DateTimeFormatOptions = { ...UTC, month: 'long', year: 'numeric' };

/**
 * Names that were made already. A chart that is refreshed names the same bars again, and a range of days takes `Intl` as long as
 * drawing a bar for each of them. Bounded, as pages live long.
 */
const known = new Map<string, string>();
const MOST = 500;

function remembered(key: string, make: () => string): string {
  const present = known.get(key);
  if (present !== undefined) return present;
  if (known.size >= MOST) known.clear();
  const name = make();
  known.set(key, name);
  return name;
}

/** A bucket by its full name: `Sun, Nov 22, 2:00 PM`, `Sun, Nov 22, 2026`, `Nov 16 – 22, 2026`, `November 2026`. */
export function bucketText(locale: string, unit: string, bucket: LocalBucket): string {
  return remembered(`${locale} ${unit} ${bucket.local} ${bucket.date}`, () => {
    if (unit === 'hour') return dateFormat(locale, { ...DAY, ...HOUR }).format(wall(bucket.local));
    if (unit === 'week') return dayRangeText(locale, bucket.date, datePlus(bucket.date, 6));
    return dateFormat(locale, unit === 'month' ? MONTH_OF_YEAR : DAY_OF_YEAR).format(midnight(bucket.date));
  });
}

/** A run of buckets: from the first, to the end of the last. `next` is the local time at which the one after it begins, if there is one. */
export function bucketRangeText(
  locale: string,
  unit: string,
  first: LocalBucket,
  last: LocalBucket,
  next?: string,
): string {
  const end = unit === 'hour' ? endOf(last, next) : undefined;
  return remembered(`${locale} ${unit} ${first.local} ${first.date} ${last.date} ${end}`, () => {
    if (end !== undefined) return hoursText(locale, first, last, end);
    if (unit === 'month')
      return dateFormat(locale, MONTH_OF_YEAR).formatRange(midnight(first.date), midnight(last.date));
    return dayRangeText(locale, first.date, unit === 'week' ? datePlus(last.date, 6) : last.date);
  });
}

/** What the clock shows where an hour ends: with the next one, as it may have been changed in between; else it is as long as it is. */
function endOf({ local, start = '', end = '' }: LocalBucket, next: string | undefined): number {
  return next === undefined
    ? wall(local).getTime() + (Date.parse(end) - Date.parse(start) || HOUR_MS)
    : wall(next).getTime();
}

function hoursText(locale: string, first: LocalBucket, last: LocalBucket, to: number): string {
  const from = wall(first.local);
  // From midnight to midnight is a day, or several.
  if (from.getTime() % DAY_MS === 0 && to % DAY_MS === 0)
    return first.date === last.date
      ? dateFormat(locale, DAY_OF_YEAR).format(from)
      : dayRangeText(locale, first.date, last.date);
  return dateFormat(locale, { ...DAY, ...HOUR }).formatRange(from, to);
}

const GRAINS: Readonly<Record<Exclude<LabelGrain, 'start' | 'hour'>, Intl.DateTimeFormatOptions>> = {
  day: { ...UTC, day: 'numeric', month: 'short' },
  month: { ...UTC, month: 'short' },
  year: { ...UTC, year: 'numeric' },
};

/** As short as an axis wants it. Where a day begins, the day stands in place of the hour; where a year begins, the year. */
export function axisText(locale: string, grain: LabelGrain, { local, date }: LocalBucket): string {
  const at = wall(local);
  if (grain === 'start') return dateFormat(locale, { ...GRAINS.day, ...hourOf(locale) }).format(at);
  if (grain === 'hour' && at.getUTCHours() > 0)
    return dateFormat(locale, { ...UTC, ...hourOf(locale) }).format(at);
  const shown = grain === 'hour' ? 'day' : grain === 'month' && date.slice(5, 7) === '01' ? 'year' : grain;
  return dateFormat(locale, GRAINS[shown]).format(midnight(date));
}

/** `2 PM`, but `14:00`: a bare number is no time. */
function hourOf(locale: string): Intl.DateTimeFormatOptions {
  const { hour12 } = dateFormat(locale, { hour: 'numeric' }).resolvedOptions();
  return hour12 === true ? { hour: 'numeric' } : { hour: 'numeric', minute: '2-digit' };
}

/** `UTC+02:00`: what tells apart the two hours of one name when clocks go back. */
export function offsetText(local: string): string {
  const offset = /(?:Z|[+-]\d{2}:\d{2})$/.exec(local)?.[0];
  return offset === undefined || offset === 'Z' ? 'UTC' : `UTC${offset.replace('-', '\u2212')}`;
}
