import { isTimeZone } from '@credit-usage/sdk/time';
import { dateFormat } from './intl.js';

const DAY: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' };
const HOUR: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };
const YEAR: Intl.DateTimeFormatOptions = { year: 'numeric' };
const MIDNIGHT: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };

/** A zone that `Intl` knows, from whatever an answer says. */
export function usableZone(zone: unknown): string | undefined {
  return isTimeZone(zone) ? zone : undefined;
}

/** The zone as it is read. */
export function zoneText(timezone: string): string {
  return timezone.replaceAll('_', ' ');
}

/** `Nov 22, 2:05 PM`, with the year where it is not that of the answer. The zone is named elsewhere, once for all of them. */
export function instantText(locale: string, time: number, timeZone: string, now: number | undefined): string {
  const isThisYear = now !== undefined && yearAt(time, timeZone) === yearAt(now, timeZone);
  return dateFormat(locale, { ...DAY, ...(isThisYear ? {} : YEAR), ...HOUR, timeZone }).format(time);
}

const yearAt = (time: number, timeZone: string): string =>
  dateFormat('en', { ...YEAR, timeZone }).format(time);

/** A range between instants, the end not included: in days where it begins and ends with one, else to the minute. */
export function instantRangeText(locale: string, from: number, to: number, timeZone: string): string {
  const isDays = [from, to].every(
    (time) => dateFormat('en', { ...MIDNIGHT, timeZone }).format(time) === '00:00',
  );
  const format = dateFormat(locale, { ...DAY, ...YEAR, ...(isDays ? {} : HOUR), timeZone });
  return format.formatRange(from, isDays ? to - 1 : to);
}
