import { spansBetween } from './offsets.js';
import type { EpochMicros, TimeRange } from './types.js';
import { HOUR_SECONDS, modulo, SECOND_MICROS, secondOf } from './units.js';

/** How far a clock hour that overlaps a range can reach beyond it. */
const REACH = HOUR_SECONDS;

/**
 * The clock hours that overlap a range (not an empty one), whole and in order: the maximal stretches with the
 * same local date, hour and offset. An hour that the clock repeats is two of them; an hour that a clock change cuts is
 * shorter.
 */
export function clockHours(range: TimeRange, zone: string): TimeRange[] {
  const first = secondOf(range.from);
  const last = secondOf(range.to - 1);
  const hours: TimeRange[] = [];
  for (const { start, end, offset } of spansBetween(zone, first - REACH, last + 1 + REACH)) {
    // An offset is the same throughout a span, so within it the hours are 3,600 s by the clock on the wall.
    let hour = start - modulo(start + offset, HOUR_SECONDS);
    for (; hour < end; hour += HOUR_SECONDS) {
      const from = Math.max(hour, start);
      const to = Math.min(hour + HOUR_SECONDS, end);
      if (to > first && from <= last) hours.push({ from: from * SECOND_MICROS, to: to * SECOND_MICROS });
    }
  }
  return hours;
}

/** The end of the clock hour that an instant is in. */
export function endOfHour(zone: string, micros: EpochMicros): EpochMicros {
  // Every instant is in an hour.
  const [hour] = clockHours({ from: micros, to: micros + 1 }, zone) as [TimeRange];
  return hour.to;
}
