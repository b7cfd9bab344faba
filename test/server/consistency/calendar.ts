import { Temporal } from 'temporal-polyfill';

// The contract's calendar, written as plainly as Temporal allows. It uses nothing of the SDK's own calendar.

export type Unit = 'hour' | 'day' | 'week' | 'month';
export type Period = '24h' | '72h' | '30d' | '12mo';

/** Microseconds since 1970, half-open. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface Bucket {
  readonly start: number;
  readonly end: number;
  readonly local: string;
  readonly date: string;
  readonly partial: boolean;
}

const HOUR = 3_600_000_000;

/** "A day starts at the first instant whose local date is that date." */
export const startOf = (zone: string, date: Temporal.PlainDate): number =>
  microsOf(date.toZonedDateTime(zone));

/** The day that an instant is in: the last one that has started. */
export function dayOf(zone: string, micros: number): Temporal.PlainDate {
  const date = zoned(zone, micros).toPlainDate();
  const next = date.add({ days: 1 });
  return startOf(zone, next) <= micros ? next : date;
}

export function rangeOfPeriod(period: Period, zone: string, now: number): Range {
  if (period === '24h' || period === '72h') {
    const to = hourOf(zone, now).to;
    return { from: to - (period === '24h' ? 24 : 72) * HOUR, to };
  }
  const today = dayOf(zone, now);
  const first =
    period === '30d' ? today.subtract({ days: 29 }) : today.subtract({ years: 1 }).add({ days: 1 });
  return { from: startOf(zone, first), to: startOf(zone, today.add({ days: 1 })) };
}

/** Every bucket of a range, clipped to it. */
export function bucketsOf({ from, to }: Range, unit: Unit, zone: string, asOf: number): Bucket[] {
  const found: Bucket[] = [];
  let at = from;
  while (at < to) {
    const whole = unit === 'hour' ? hourOf(zone, at) : groupOf(unit, zone, at);
    const end = Math.min(whole.to, to);
    found.push({
      start: at,
      end,
      local: zoned(zone, at).toString({ timeZoneName: 'never' }),
      date: zoned(zone, whole.from).toPlainDate().toString(),
      partial: at !== whole.from || end !== whole.to || end > asOf,
    });
    at = end;
  }
  return found;
}

/** The period that a range is compared with, and where it is cut. */
export function previousOf(range: Range, zone: string, asOf: number): Range & { readonly cutAt: number } {
  const now = Math.min(Math.max(asOf, range.from), range.to);
  const isDayStart = (micros: number) => startOf(zone, dayOf(zone, micros)) === micros;
  const length = range.to - range.from;
  if (!isDayStart(range.from) || !isDayStart(range.to))
    return { from: range.from - length, to: range.from, cutAt: now - length };
  const count = bucketsOf(range, 'day', zone, asOf).length;
  const days: Temporal.PlainDate[] = [];
  for (let day = dayOf(zone, range.from); days.length < count; ) {
    day = day.subtract({ days: 1 });
    if (startOf(zone, day) < startOf(zone, day.add({ days: 1 }))) days.unshift(day);
  }
  const from = startOf(zone, days[0] as Temporal.PlainDate);
  if (now === range.to) return { from, to: range.from, cutAt: range.from };
  if (now === range.from) return { from, to: range.from, cutAt: from };
  const today = startOf(zone, dayOf(zone, now));
  const ordinal =
    today > range.from ? bucketsOf({ from: range.from, to: today }, 'day', zone, asOf).length : 0;
  const day = days[ordinal] as Temporal.PlainDate;
  return { from, to: range.from, cutAt: reached(zone, day, zoned(zone, now).toPlainTime()) };
}

/** Whether clocks show a date other than that of the current day, because they went back across midnight. */
export const wallIsBehind = (zone: string, micros: number): boolean =>
  !zoned(zone, micros).toPlainDate().equals(dayOf(zone, micros));

/** When clocks first show a time, or skip it. */
function reached(zone: string, day: Temporal.PlainDate, time: Temporal.PlainTime): number {
  const wall = day.toPlainDateTime(time);
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const shown = earlier.toPlainDateTime().equals(wall);
  return microsOf(shown ? earlier : (earlier.getTimeZoneTransition('next') as Temporal.ZonedDateTime));
}

/** "A maximal stretch with the same local date, hour and offset." */
function hourOf(zone: string, micros: number): Range {
  const at = zoned(zone, micros);
  const offset = at.offsetNanoseconds / 1000;
  const from = Math.floor((micros + offset) / HOUR) * HOUR - offset;
  const next = at.getTimeZoneTransition('next');
  // The transition at or before the instant: a search for the previous one excludes the instant itself.
  const last = zoned(zone, micros + 1).getTimeZoneTransition('previous');
  return {
    from: last ? Math.max(from, microsOf(last)) : from,
    to: next ? Math.min(from + HOUR, microsOf(next)) : from + HOUR,
  };
}

function groupOf(unit: Exclude<Unit, 'hour'>, zone: string, micros: number): Range {
  const day = dayOf(zone, micros);
  let first = day;
  if (unit === 'week') first = day.subtract({ days: day.dayOfWeek - 1 });
  if (unit === 'month') first = day.with({ day: 1 });
  const step = { day: { days: 1 }, week: { days: 7 }, month: { months: 1 } }[unit];
  let next = first.add(step);
  // A date that the zone skips has no length.
  while (startOf(zone, next) <= micros) next = next.add(step);
  return { from: startOf(zone, first), to: startOf(zone, next) };
}

const zoned = (zone: string, micros: number): Temporal.ZonedDateTime =>
  new Temporal.ZonedDateTime(BigInt(micros) * 1000n, zone);

const microsOf = (at: Temporal.ZonedDateTime): number => Number(at.epochNanoseconds / 1000n);

/** Microseconds as the API writes instants. */
export function instantOf(micros: number): string {
  return new Temporal.Instant(BigInt(micros) * 1000n).toString();
}
