import { assertInstant, writeClock } from './instant.js';
import { dateOfDay } from './local-date.js';
import { offsetAtSecond } from './offsets.js';
import type { EpochMicros, LocalDate } from './types.js';
import { DAY_SECONDS, pad2, SECOND_MICROS, secondOf } from './units.js';

/**
 * How far local time is ahead of UTC at an instant, in seconds: 25,200 for `+07:00`, negative in the west.
 *
 * @throws RangeError when the runtime does not know the zone or the instant is not an integer.
 *
 * @example
 * ```ts
 * offsetAt("Asia/Kathmandu", 1_790_000_000_000_000); // 20700
 * ```
 * @public
 */
export function offsetAt(zone: string, micros: EpochMicros): number {
  assertInstant(micros);
  return offsetAtSecond(zone, secondOf(micros));
}

/**
 * The date that a calendar on the wall shows at an instant.
 *
 * Where clocks go back across midnight, the wall shows the earlier date again for a while after the day has
 * begun; {@link dayAt} tells which day such an instant counts towards.
 *
 * @throws RangeError as {@link offsetAt}.
 *
 * @example
 * ```ts
 * localDateAt("Asia/Jakarta", Date.parse("2026-10-23T17:00:00Z") * 1000); // "2026-10-24"
 * ```
 * @public
 */
export function localDateAt(zone: string, micros: EpochMicros): LocalDate {
  const local = secondOf(micros) + offsetAt(zone, micros);
  return dateOfDay(Math.floor(local / DAY_SECONDS));
}

/**
 * An instant as the clock on the wall shows it, with its offset, as RFC 3339. The offset is never `Z`.
 *
 * RFC 3339 has no seconds in an offset. The one zone that had some since 1970 (`Africa/Monrovia`, −00:44:30
 * until 1972) is written with the offset rounded to the minute; date and time are what the wall showed.
 *
 * @throws RangeError as {@link offsetAt}.
 *
 * @example
 * ```ts
 * formatLocal("Asia/Jakarta", Date.parse("2026-10-23T17:00:00Z") * 1000); // "2026-10-24T00:00:00+07:00"
 * ```
 * @public
 */
export function formatLocal(zone: string, micros: EpochMicros): string {
  const offset = offsetAt(zone, micros);
  const minutes = Math.round(Math.abs(offset) / 60);
  const sign = offset < 0 && minutes !== 0 ? '-' : '+';
  const text = `${pad2(Math.floor(minutes / 60))}:${pad2(minutes % 60)}`;
  return `${writeClock(micros + offset * SECOND_MICROS)}${sign}${text}`;
}
