import { isWholeLocalDays } from '@credit-usage/sdk/time';
import { attempt } from '../util/attempt.js';
import { dateFormat } from './intl.js';

const DAY: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' };
const HOUR: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };
const YEAR: Intl.DateTimeFormatOptions = { year: 'numeric' };

/** The display name of a time zone. */
export function zoneText(timezone: string): string {
  return timezone.replaceAll('_', ' ');
}

/** `Nov 22, 2:05 PM`, with the year if it differs from the answer's. The time zone is named elsewhere, once. */
export function instantText(locale: string, time: number, timeZone: string, now: number | undefined): string {
  const isThisYear = now !== undefined && yearAt(time, timeZone) === yearAt(now, timeZone);
  return dateFormat(locale, { ...DAY, ...(isThisYear ? {} : YEAR), ...HOUR, timeZone }).format(time);
}

const yearAt = (time: number, timeZone: string): string =>
  dateFormat('en', { ...YEAR, timeZone }).format(time);

const HOUR_MS = 3_600_000;

/** Whether its hour occurs twice, as it does when clocks go back. */
function isRepeated(time: number, timeZone: string): boolean {
  const clock = (at: number): string =>
    dateFormat('en', { ...DAY, hour: '2-digit', hourCycle: 'h23', timeZone }).format(at);
  return clock(time) === clock(time - HOUR_MS) || clock(time) === clock(time + HOUR_MS);
}

/** `UTC+02:00`, `UTC−04:00`. */
function offsetAt(time: number, timeZone: string): string {
  const parts = dateFormat('en', { timeZoneName: 'longOffset', timeZone }).formatToParts(time);
  return (parts.find(({ type }) => type === 'timeZoneName')?.value ?? '')
    .replace('GMT', 'UTC')
    .replace('-', '\u2212');
}

/**
 * A range between two instants, the end exclusive: as days if it consists of whole days, else to the minute, with the UTC offset where an
 * hour occurs twice. `inDays` names all days that the range touches.
 */
export function instantRangeText(
  locale: string,
  from: number,
  to: number,
  timeZone: string,
  inDays = false,
): string {
  // The SDK throws for years outside its range; such ranges are written to the minute.
  const isDays = inDays || attempt(() => isWholeLocalDays({ from: from * 1000, to: to * 1000 }, timeZone));
  const format = dateFormat(locale, { ...DAY, ...YEAR, ...(isDays ? {} : HOUR), timeZone });
  const text = format.formatRange(from, isDays ? to - 1 : to);
  const repeated = [from, to].find((time) => !isDays && isRepeated(time, timeZone));
  return repeated === undefined ? text : `${text} (${offsetAt(repeated, timeZone)})`;
}
