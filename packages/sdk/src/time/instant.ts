import { readDay } from './civil.js';
import type { EpochMicros } from './types.js';
import { DAY_SECONDS, modulo, SECOND_MICROS, secondOf } from './units.js';

/** The first instant of 1970 and the first of 2200, UTC: what {@link parseInstant} accepts lies between them. */
const FIRST = 0;
const END = 7_258_118_400_000_000;

const RFC_3339 = /^(\d{4}-\d\d-\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;

/**
 * Reads an RFC 3339 instant: a date that exists, a time with seconds, up to 6 decimals of a second, and `Z` or
 * an offset `±hh:mm`. Lower-case `t` and `z` are accepted, as RFC 3339 says.
 *
 * Undefined for anything else, which includes a seventh decimal (it could not be kept), a leap second (`:60`),
 * a space in place of the `T`, and instants outside the years 1970 to 2199 (UTC). Never throws.
 *
 * @example
 * ```ts
 * parseInstant("1970-01-01T07:00:01.5+07:00"); // 1500000
 * parseInstant("2026-02-30T00:00:00Z"); // undefined
 * ```
 * @public
 */
export function parseInstant(text: string): EpochMicros | undefined {
  const match = typeof text === 'string' ? RFC_3339.exec(text) : null;
  if (match === null) return undefined;
  const [, date = '', ...clock] = match;
  const [hour, minute, second] = clock.slice(0, 3).map(Number) as [number, number, number];
  const [fraction = '', sign, offsetHour = '0', offsetMinute = '0'] = clock.slice(3);
  const days = readDay(date);
  if (days === undefined || hour > 23 || minute > 59 || second > 59) return undefined;
  if (Number(offsetHour) > 23 || Number(offsetMinute) > 59) return undefined;

  const offset = (sign === '-' ? -1 : 1) * clockSeconds(Number(offsetHour), Number(offsetMinute), 0);
  const seconds = days * DAY_SECONDS + clockSeconds(hour, minute, second) - offset;
  const micros = seconds * SECOND_MICROS + Number(fraction.padEnd(6, '0'));
  return micros >= FIRST && micros < END ? micros : undefined;
}

function clockSeconds(hour: number, minute: number, second: number): number {
  return (hour * 60 + minute) * 60 + second;
}

/**
 * Writes an instant as RFC 3339 with `Z`. A fraction is written only when it is not zero, without trailing
 * zeros.
 *
 * @throws RangeError when the value is not a safe integer.
 *
 * @example
 * ```ts
 * formatInstant(1_500_000); // "1970-01-01T00:00:01.5Z"
 * ```
 * @public
 */
export function formatInstant(micros: EpochMicros): string {
  assertInstant(micros);
  return `${writeClock(micros)}Z`;
}

/** Date, time and fraction of an instant in UTC, or of a local time given as if it were one. */
export function writeClock(micros: number): string {
  const clock = new Date(secondOf(micros) * 1000).toISOString().slice(0, 19);
  const fraction = modulo(micros, SECOND_MICROS);
  return fraction === 0 ? clock : `${clock}.${String(fraction).padStart(6, '0').replace(/0+$/, '')}`;
}

/** Refuses what is not an integer number of microseconds, such as milliseconds with a fraction. */
export function assertInstant(micros: unknown): asserts micros is EpochMicros {
  if (!Number.isSafeInteger(micros)) {
    throw new RangeError(
      `An instant is an integer number of microseconds since 1970-01-01T00:00:00Z, not ${String(micros)}`,
    );
  }
}
