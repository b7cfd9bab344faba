import type { LabelGrain } from '../chart/axis-labels.js';
import { withTime } from './clock.js';
import { datePlus, dayRangeText, midnight } from './dates.js';
import { dateFormat, dateRangeText } from './intl.js';

/** What the name of a bucket is made of: its local time and date from the answer. */
export interface LocalBucket {
  /** Such as `2026-10-24T13:00:00+07:00`. */
  readonly local: string;
  readonly date: string;
  /** The instants at which it begins and ends. */
  readonly start?: string;
  readonly end?: string;
}

/**
 * Parses a local time as if it were UTC, to format it in UTC: the answer already has the local time, which neither the browser's time zone
 * nor its daylight saving rules may change.
 */
const wall = (local: string): Date => new Date(`${local.slice(0, 16)}:00Z`);

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const UTC = { timeZone: 'UTC' } as const;
const DAY: Intl.DateTimeFormatOptions = { ...UTC, weekday: 'short', day: 'numeric', month: 'short' };
const DAY_OF_YEAR: Intl.DateTimeFormatOptions = { ...DAY, year: 'numeric' };
const MONTH_OF_YEAR: Intl.DateTimeFormatOptions = { ...UTC, month: 'long', year: 'numeric' };

/** A bucket by its full name: `Sun, Nov 22, 2:00 PM`, `Sun, Nov 22, 2026`, `Nov 16 – 22, 2026`, `November 2026`. */
export function bucketText(locale: string, unit: string, bucket: LocalBucket): string {
  if (unit === 'hour') return dateFormat(locale, withTime(locale, DAY)).format(wall(bucket.local));
  if (unit === 'week') return dayRangeText(locale, bucket.date, datePlus(bucket.date, 6));
  return dateFormat(locale, unit === 'month' ? MONTH_OF_YEAR : DAY_OF_YEAR).format(midnight(bucket.date));
}

/** The name of several buckets in a row. `next` is the local time at which the bucket after them begins, if there is one. */
export function bucketRangeText(
  locale: string,
  unit: string,
  first: LocalBucket,
  last: LocalBucket,
  next?: string,
): string {
  if (unit === 'hour') return hoursText(locale, first, last, endOf(last, next));
  if (unit === 'month')
    return dateRangeText(locale, [MONTH_OF_YEAR, +midnight(first.date), +midnight(last.date)]);
  return dayRangeText(locale, first.date, unit === 'week' ? datePlus(last.date, 6) : last.date);
}

/** The local time at which an hour ends: that of the next bucket, because clocks may have changed; without one, start plus length. */
function endOf({ local, start = '', end = '' }: LocalBucket, next: string | undefined): number {
  return next === undefined
    ? wall(local).getTime() + (Date.parse(end) - Date.parse(start) || HOUR_MS)
    : wall(next).getTime();
}

function hoursText(locale: string, first: LocalBucket, last: LocalBucket, to: number): string {
  const from = wall(first.local);
  // From midnight to midnight: whole days.
  if (from.getTime() % DAY_MS === 0 && to % DAY_MS === 0)
    return first.date === last.date
      ? dateFormat(locale, DAY_OF_YEAR).format(from)
      : dayRangeText(locale, first.date, last.date);
  return dateRangeText(locale, [withTime(locale, DAY), +from, to]);
}

const GRAINS: Readonly<Record<Exclude<LabelGrain, 'start' | 'hour'>, Intl.DateTimeFormatOptions>> = {
  day: { ...UTC, day: 'numeric', month: 'short' },
  month: { ...UTC, month: 'short' },
  year: { ...UTC, year: 'numeric' },
};

/** A short text for the axis. Midnight is shown as the day, January as the year. */
export function axisText(locale: string, grain: LabelGrain, { local, date }: LocalBucket): string {
  const at = wall(local);
  if (grain === 'start') return dateFormat(locale, withHour(locale, GRAINS.day)).format(at);
  if (grain === 'hour' && at.getUTCHours() > 0) return dateFormat(locale, withHour(locale, UTC)).format(at);
  const shown = grain === 'hour' ? 'day' : grain === 'month' && date.slice(5, 7) === '01' ? 'year' : grain;
  return dateFormat(locale, GRAINS[shown]).format(midnight(date));
}

/** `2 PM`, but `14:00`, because a number alone does not look like a time. */
function withHour(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormatOptions {
  const { hour12 } = dateFormat(locale, { hour: 'numeric' }).resolvedOptions();
  return hour12 === true ? { ...options, hour: 'numeric' } : withTime(locale, options);
}

/** `UTC+02:00`, which tells two equal hours apart when clocks go back. */
export function offsetText(local: string): string {
  const offset = /(?:Z|[+-]\d{2}:\d{2})$/.exec(local)?.[0];
  return offset === undefined || offset === 'Z' ? 'UTC' : `UTC${offset.replace('-', '\u2212')}`;
}
