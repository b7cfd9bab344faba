import { dayOfWeek, daysBetween, type LocalDate } from '@credit-usage/sdk/time';
import type { Random } from './random.js';

/** How an agent's work is spread over the week and the day. */
export interface Rhythm {
  /** How busy each day is, from Monday to Sunday; 1 for an average day. */
  readonly week: readonly number[];
  /** How likely each hour of the day is, from 0 to 23. */
  readonly day: readonly number[];
}

const HOURS_AT_DESKS = [0, 0, 0, 0, 0, 0, 0, 1, 4, 8, 10, 9, 5, 7, 10, 9, 7, 4, 1, 0.5, 0.3, 0.2, 0, 0];
const HOURS_OF_CUSTOMERS = [
  1, 0.5, 0.3, 0.3, 0.3, 0.5, 1, 3, 6, 9, 10, 9, 8, 8, 8, 8, 9, 9, 8, 8, 7, 5, 3, 2,
];
const HOURS_AFTER_CLASS = [0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 3, 3, 3, 4, 6, 9, 10, 9, 8, 8, 7, 4, 1, 0];

/** People at their desks: weekdays, a break at noon, few on Fridays. */
export const OFFICE: Rhythm = { week: [1, 1.08, 1.1, 1.04, 0.82, 0.07, 0.05], day: HOURS_AT_DESKS };
/** People who may write at any time of day. */
export const CUSTOMERS: Rhythm = { week: [1.15, 1, 0.97, 0.95, 0.95, 0.62, 0.5], day: HOURS_OF_CUSTOMERS };
/** People who learn in their free time. */
export const LEARNERS: Rhythm = { week: [1, 1.05, 1.05, 1, 0.7, 0.6, 0.85], day: HOURS_AFTER_CLASS };

const GROWTH_PER_YEAR = 0.32;

/** How busy a date is compared with an average day: its day of the week, its season, and slow growth over the years. */
export function load(rhythm: Rhythm, date: LocalDate): number {
  return (rhythm.week[dayOfWeek(date) - 1] ?? 1) * season(date) * growth(date);
}

/** A time of day, in seconds after midnight. */
export function timeOfDay(rhythm: Rhythm, random: Random): number {
  return random.weighted(rhythm.day) * 3_600 + random.whole([0, 3_599]);
}

/** Limited on both sides, so that the amount of data stays plausible even when the clock is years off. */
function growth(date: LocalDate): number {
  const years = daysBetween('2026-01-01', date) / 365;
  return Math.min(Math.max(1 + GROWTH_PER_YEAR * years, 0.6), 2);
}

function season(date: LocalDate): number {
  const day = date.slice(5);
  if (day >= '12-24' || day <= '01-01') return 0.25;
  if (day <= '01-06') return 0.7;
  if (day >= '07-20' && day <= '08-20') return 0.85;
  return 1;
}
