import { cached, dateFormat } from './intl.js';

/** A single-digit hour, in milliseconds. */
const FIVE = 5 * 3_600_000;

/** Adds hours and minutes as the locale writes them: `5:10 AM`, `05:10`, `5.10`. Without `timeStyle`, the leading zero would be missing. */
export const withTime = cached((locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormatOptions => {
  const parts = dateFormat(locale, { timeStyle: 'short', timeZone: 'UTC' }).formatToParts(FIVE);
  const isPadded = parts.some(({ type, value }) => type === 'hour' && value.length === 2);
  return { ...options, hour: isPadded ? '2-digit' : 'numeric', minute: '2-digit' };
});
