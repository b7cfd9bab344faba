/** The place of a bucket in the calendar, from its local hour and date, never from an instant. */
export interface Dated {
  /** The hour of the local time. */
  readonly hour: number;
  /** Days since 1 January 1970. */
  readonly day: number;
  /** Months since January of the year 0. */
  readonly month: number;
}

/** A number for the stretch of the calendar, such as a week, that a bucket is in: buckets with the same number belong together. */
export type CalendarKey = (bucket: Dated) => number;

const DAY_MS = 86_400_000;

/** 1 January 1970 was a Thursday; weeks begin with Monday. */
const FROM_MONDAY = 3;

/** The place of a local time such as `2026-10-24T13:00:00+07:00`, on a date such as `2026-10-24`. */
export function datedOf(local: string, date: string): Dated {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7)) - 1;
  return {
    hour: Number(local.slice(11, 13)),
    day: Date.UTC(year, month, Number(date.slice(8, 10))) / DAY_MS,
    month: year * 12 + month,
  };
}

export const byHours =
  (hours: number): CalendarKey =>
  ({ hour, day }) =>
    Math.floor((day * 24 + hour) / hours);

export const byDays =
  (days: number): CalendarKey =>
  ({ day }) =>
    Math.floor(day / days);

export const byWeeks =
  (weeks: number): CalendarKey =>
  ({ day }) =>
    Math.floor((day + FROM_MONDAY) / (7 * weeks));

export const byMonths =
  (months: number): CalendarKey =>
  ({ month }) =>
    Math.floor(month / months);

/**
 * The buckets that begin a new stretch; undefined if there are more than wanted. The first bucket is one of them only if a stretch really
 * begins there: a range may start in the middle of one, and a label would be taken for its start.
 */
export function beginnings(
  buckets: readonly Dated[],
  key: CalendarKey,
  most: number,
): readonly number[] | undefined {
  const starts: number[] = [];
  let before = buckets[0] && key(hourBefore(buckets[0]));
  for (const [index, bucket] of buckets.entries()) {
    const now = key(bucket);
    if (now !== before) starts.push(index);
    if (starts.length > most) return undefined;
    before = now;
  }
  return starts;
}

/** The hour before, to see whether a stretch begins after it. At midnight its month follows from the day before. */
function hourBefore({ hour, day, month }: Dated): Dated {
  if (hour > 0) return { hour: hour - 1, day, month };
  const date = new Date((day - 1) * DAY_MS);
  return { hour: 23, day: day - 1, month: date.getUTCFullYear() * 12 + date.getUTCMonth() };
}
