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

/** The periods that have a name, in their order. */
export const PERIODS: readonly Period[] = ['24h', '72h', '30d', '12mo'];

/** The one that a report is about when nothing else is said. */
export const USUAL_PERIOD: Period = '30d';

/** A period by name, or a range of one's own. */
export type PeriodChoice = Period | 'custom';

/** What is chosen. */
export function chosenPeriod({ period, from }: CreditFilters): PeriodChoice {
  return period ?? (from === undefined ? USUAL_PERIOD : 'custom');
}

/** A stretch of days as date fields hold it: both ends **included**, each a text that may be anything while it is typed. */
export interface Days {
  readonly first: string;
  readonly last: string;
}

/** The days that filters are about. Those of a range that cuts days are the days it touches. */
export function daysOf(filters: CreditFilters, zone: string, now: EpochMicros): Days {
  const { period, from, to } = filters;
  if (isLocalDate(from) && isLocalDate(to)) return { first: from, last: addDays(to, -1) };
  const range = instantsOf(filters) ?? resolvePeriod(period ?? USUAL_PERIOD, zone, now);
  return { first: dayAt(zone, range.from), last: dayAt(zone, Math.max(range.from, range.to - 1)) };
}

/** Whether the days alone do not say what the filters are about: a range begins or ends in the middle of a day. */
export function cutsDays(filters: CreditFilters, zone: string): boolean {
  const range = instantsOf(filters);
  return range !== undefined && range.from < range.to && !isWholeLocalDays(range, zone);
}

function instantsOf({ from, to }: CreditFilters): TimeRange | undefined {
  const [start, end] = [parseInstant(from ?? ''), parseInstant(to ?? '')];
  return start === undefined || end === undefined ? undefined : { from: start, to: end };
}

/** What is wrong with days that were typed: one is missing, they are the wrong way round, or too many. */
export type DaysProblem = 'missing' | 'reversed' | 'tooMany';

/** As many as one report covers. */
export const MOST_DAYS = BUCKET_LIMIT_DAYS.day;

/** What is wrong with days, if anything. */
export function problemOf({ first, last }: Days): DaysProblem | undefined {
  if (first === '' || last === '') return 'missing';
  if (last < first) return 'reversed';
  // Years that no request may name are what a year is while it is typed: `0002` on the way to `2026`.
  const isLegal = isLocalDate(first) && isLocalDate(last) && isLocalDate(addDays(last, 1));
  return isLegal && countOf({ first, last }) <= MOST_DAYS ? undefined : 'tooMany';
}

/** The filters for days without a problem: the end is the first day that is **not** included. */
export function changeToDays(days: Days, filters: CreditFilters): CreditFilters {
  const range = { from: days.first, to: addDays(days.last, 1) };
  return { ...range, ...fittingBucket(filters, countOf(days)) };
}

/** The filters for a choice. A range of one's own begins with the days that are chosen at the moment. */
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

/** Bars of an hour are for a month at most: a reader who asks for a year asks for longer ones. */
function fittingBucket({ bucket }: CreditFilters, days: number): { readonly bucket?: undefined } {
  return bucket === 'hour' && days > BUCKET_LIMIT_DAYS.hour ? { bucket: undefined } : {};
}
