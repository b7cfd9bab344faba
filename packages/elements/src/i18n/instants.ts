import { withTime } from './clock.js';
import { dateFormat } from './intl.js';
import { dateAt } from './report-period.js';

const DAY: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' };
const YEAR: Intl.DateTimeFormatOptions = { year: 'numeric' };

/** The display name of a time zone. */
export function zoneText(timezone: string): string {
  return timezone.replaceAll('_', ' ');
}

/** `Nov 22, 2:05 PM`, with the year if it differs from the answer's. The time zone is named elsewhere, once. */
export function instantText(locale: string, time: number, timeZone: string, now: number | undefined): string {
  const isThisYear = now !== undefined && yearAt(time, timeZone) === yearAt(now, timeZone);
  return dateFormat(locale, withTime(locale, { ...DAY, ...(isThisYear ? {} : YEAR), timeZone })).format(time);
}

const yearAt = (time: number, timeZone: string): string | undefined => dateAt(time, timeZone)?.slice(0, 4);

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

/** Whether a day begins at an instant, which is not always at midnight: some clocks change then. */
function isFirstOfDay(time: number, timeZone: string): boolean {
  return dateAt(time - 1, timeZone) !== dateAt(time, timeZone);
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
  const isDays = inDays || [from, to].every((time) => isFirstOfDay(time, timeZone));
  const days = { ...DAY, ...YEAR, timeZone };
  const format = dateFormat(locale, isDays ? days : withTime(locale, days));
  const text = format.formatRange(from, isDays ? to - 1 : to);
  const repeated = [from, to].find((time) => !isDays && isRepeated(time, timeZone));
  return repeated === undefined ? text : `${text} (${offsetAt(repeated, timeZone)})`;
}
