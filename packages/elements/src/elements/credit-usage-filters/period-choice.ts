import type { Period } from '@credit-usage/sdk';
import {
  addDays,
  BUCKET_LIMIT_DAYS,
  dayAt,
  daysBetween,
  type EpochMicros,
  isLocalDate,
  isWholeLocalDays,
  parseInstant,
  resolvePeriod,
  type TimeRange,
} from '@credit-usage/sdk/time';
import type { CreditFilters } from '../../data/filters.js';

/** The named periods, in order. */
export const PERIODS: readonly Period[] = ['24h', '72h', '30d', '12mo'];

/** The default period of reports. */
export const USUAL_PERIOD: Period = '30d';

/** A named period or a custom range. */
export type PeriodChoice = Period | 'custom';

/** The choice that filters stand for. */
export function chosenPeriod({ period, from }: CreditFilters): PeriodChoice {
  return period ?? (from === undefined ? USUAL_PERIOD : 'custom');
}

/** The contents of the two date fields: both days are **included**, and each text may be incomplete while it is typed. */
export interface Days {
  readonly first: string;
  readonly last: string;
}

/** The days that filters cover. A range that begins or ends in the middle of a day includes that day. */
export function daysOf(filters: CreditFilters, zone: string, now: EpochMicros): Days {
  const { period, from, to } = filters;
  if (isLocalDate(from) && isLocalDate(to)) return { first: from, last: addDays(to, -1) };
  const range = instantsOf(filters) ?? resolvePeriod(period ?? USUAL_PERIOD, zone, now);
  return { first: dayAt(zone, range.from), last: dayAt(zone, Math.max(range.from, range.to - 1)) };
}

/** Whether a range begins or ends in the middle of a day, so that its days alone do not describe it. */
export function cutsDays(filters: CreditFilters, zone: string): boolean {
  const range = instantsOf(filters);
  return range !== undefined && range.from < range.to && !isWholeLocalDays(range, zone);
}

function instantsOf({ from, to }: CreditFilters): TimeRange | undefined {
  const [start, end] = [parseInstant(from ?? ''), parseInstant(to ?? '')];
  return start === undefined || end === undefined ? undefined : { from: start, to: end };
}

/** Why typed days cannot be used: one is missing, they are in the wrong order, they are too many, or there is no usage in such years. */
export type DaysProblem = 'missing' | 'reversed' | 'tooMany' | 'impossible';

/** As many as one report can cover. */
export const MOST_DAYS = BUCKET_LIMIT_DAYS.day;

/** The problem with days, if there is one. */
export function problemOf({ first, last }: Days): DaysProblem | undefined {
  if (first === '' || last === '') return 'missing';
  if (last < first) return 'reversed';
  // Such as a Buddhist year, or one that is still being typed: `0002` on the way to `2026`. The day after the last has to exist too.
  if (!isLocalDate(first) || !isLocalDate(last) || !isLocalDate(addDays(last, 1))) return 'impossible';
  return countOf({ first, last }) <= MOST_DAYS ? undefined : 'tooMany';
}

/** The filters for days without a problem. Their end is **exclusive**: the day after the last. */
export function changeToDays(days: Days, filters: CreditFilters): CreditFilters {
  const range = { from: days.first, to: addDays(days.last, 1) };
  return { ...range, ...fittingBucket(filters, countOf(days)) };
}

/** The filters for a choice. A custom range starts out with the present days. */
export function changeToPeriod(
  choice: PeriodChoice,
  filters: CreditFilters,
  zone: string,
  now: EpochMicros,
): CreditFilters {
  const days = daysOf(choice === 'custom' ? filters : { period: choice }, zone, now);
  return choice === 'custom'
    ? changeToDays(days, filters)
    : { period: choice, ...fittingBucket(filters, countOf(days)) };
}

const countOf = ({ first, last }: Days): number => daysBetween(first, last) + 1;

/** Clears a bar length that is too short for this many days, such as hours for a year. */
function fittingBucket({ bucket }: CreditFilters, days: number): { readonly bucket?: undefined } {
  return bucket === 'hour' && days > BUCKET_LIMIT_DAYS.hour ? { bucket: undefined } : {};
}
