import type { UsageBucket } from '@credit-usage/sdk';
import { LOCALE } from './locale.ts';

/** A local date as people write it. It has no time zone: it is the date as the server returned it. */
export function dayName(date: string): string {
  return format(
    { weekday: 'short', day: '2-digit', month: 'short', timeZone: 'UTC' },
    new Date(`${date}T00:00:00Z`),
  );
}

/** A local date with its year, `Tue 17 Nov 2026`. */
export const fullDate = (date: string): string => `${dayName(date)} ${date.slice(0, 4)}`;

/** The local date of an instant. */
export function dateIn(timezone: string, instant: number): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: timezone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return parts.format(new Date(instant));
}

/** An instant by the clock of a zone, `Tue 17 Nov, 10:04`. */
export function clockTime(instant: string, timezone: string): string {
  return format(
    {
      weekday: 'short',
      day: '2-digit',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: timezone,
    },
    new Date(instant),
  );
}

/** The label of a bar: the day, and the hour when bars are hours. Both come from the server: nothing is converted. */
export function bucketName({ date, local }: UsageBucket, unit: string): string {
  if (unit === 'hour') return `${dayName(date)} ${local.slice(11, 16)}`;
  return dayName(date);
}

/** Without the comma that some versions of the locale's data put after the weekday. */
function format(options: Intl.DateTimeFormatOptions, date: Date): string {
  return new Intl.DateTimeFormat(LOCALE, options).format(date).replace(/^(\p{L}+),/u, '$1');
}
