import { civilOf, epochDayOf, isCivil, writeCivil } from './civil.js';
import type { EpochMicros } from './types.js';
import { DAY_SECONDS, modulo, pad2, SECOND_MICROS, secondOf } from './units.js';

/** The first instant of 1970 and the first of 2200, UTC: what {@link parseInstant} accepts lies between them. */
const FIRST = 0;
const END = epochDayOf({ year: 2200, month: 1, day: 1 }) * DAY_SECONDS * SECOND_MICROS;

const RFC_3339 =
  /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,6}))?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/;

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
  const [, ...fields] = match;
  const [year, month, day, hour, minute, second] = fields.slice(0, 6).map(Number) as SixNumbers;
  const [fraction = '', sign, offsetHour = '0', offsetMinute = '0'] = fields.slice(6);
  if (!isCivil({ year, month, day })) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  if (Number(offsetHour) > 23 || Number(offsetMinute) > 59) return undefined;

  const offset = (sign === '-' ? -1 : 1) * clockSeconds(Number(offsetHour), Number(offsetMinute), 0);
  const days = epochDayOf({ year, month, day });
  const seconds = days * DAY_SECONDS + clockSeconds(hour, minute, second) - offset;
  const micros = seconds * SECOND_MICROS + Number(fraction.padEnd(6, '0'));
  return micros >= FIRST && micros < END ? micros : undefined;
}

/** What the first six groups of the pattern hold once they are read: TypeScript cannot count groups. */
type SixNumbers = [number, number, number, number, number, number];

function clockSeconds(hour: number, minute: number, second: number): number {
  return (hour * 60 + minute) * 60 + second;
}

/**
 * Writes an instant as RFC 3339 with `Z`. There is a fraction only when the instant has one, without trailing
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
  const seconds = secondOf(micros);
  const clock = modulo(seconds, DAY_SECONDS);
  const date = writeCivil(civilOf(Math.floor(seconds / DAY_SECONDS)));
  const time = `${pad2(Math.floor(clock / 3600))}:${pad2(Math.floor(clock / 60) % 60)}:${pad2(clock % 60)}`;
  const fraction = modulo(micros, SECOND_MICROS);
  if (fraction === 0) return `${date}T${time}`;
  return `${date}T${time}.${String(fraction).padStart(6, '0').replace(/0+$/, '')}`;
}

/** Refuses what is not an integer number of microseconds, such as milliseconds with a fraction. */
export function assertInstant(micros: unknown): asserts micros is EpochMicros {
  if (!Number.isSafeInteger(micros)) {
    throw new RangeError(
      `An instant is an integer number of microseconds since 1970-01-01T00:00:00Z, not ${String(micros)}`,
    );
  }
}
