import { daysInMonth } from '../time/civil.js';

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

// The forms of a date that HTTP knows: the current one and an older one with dashes; and that of C, which must be read too.
const CURRENT =
  /^[A-Z][a-z]+, (?<day>\d\d)[ -](?<month>[A-Z][a-z]+)[ -](?<year>\d\d(?:\d\d)?) (?<time>\d\d:\d\d:\d\d) GMT$/;
const ASCTIME = /^[A-Z][a-z]+ (?<month>[A-Z][a-z]+) (?<day>[ \d]\d) (?<time>\d\d:\d\d:\d\d) (?<year>\d{4})$/;

/**
 * How long `Retry-After` asks to wait, in milliseconds: whole seconds, or a date, in the past 0. Undefined when
 * there is none or it is not legal, since a wrong guess would be a retry at once, or never.
 */
export function parseRetryAfter(value: string | null | undefined, now: number): number | undefined {
  const text = value?.trim();
  if (!text) return undefined;
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, Number.MAX_SAFE_INTEGER);
  const date = parseHttpDate(text, now);
  return date === undefined ? undefined : Math.max(0, date - now);
}

function parseHttpDate(text: string, now: number): number | undefined {
  const parts = (CURRENT.exec(text) ?? ASCTIME.exec(text))?.groups;
  if (!parts) return undefined;
  const month = MONTHS.indexOf(parts.month ?? '') + 1;
  const [hours = 0, minutes = 0, seconds = 0] = (parts.time ?? '').split(':').map(Number);
  const day = Number(parts.day);
  const year = fullYear(parts.year ?? '', now);
  const exists = month > 0 && day > 0 && day <= daysInMonth(year, month);
  // 60 is the leap second.
  if (!exists || hours > 23 || minutes > 59 || seconds > 60) return undefined;
  return Date.UTC(year, month - 1, day, hours, minutes, seconds);
}

/** Two digits that would mean more than 50 years ahead are of the century before (RFC 9110, 5.6.7). */
function fullYear(digits: string, now: number): number {
  if (digits.length === 4) return Number(digits);
  const thisYear = new Date(now).getUTCFullYear();
  const year = Math.floor(thisYear / 100) * 100 + Number(digits);
  return year > thisYear + 50 ? year - 100 : year;
}
