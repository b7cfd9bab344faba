import {
  addDays,
  daysBetween,
  type LocalDate,
  localDateAt,
  mondayOf,
  parseInstant,
} from '@credit-usage/sdk/time';

/**
 * The last Thursday, today included. The spike is on the last Tuesday that is at least two days past, so every Thursday it moves on by a week.
 */
export const storyWeek = (now: string): LocalDate => addDays(mondayOf(addDays(dateOf(now), -3)), 3);

/** Whole days from one instant to another; none when the clock was set back. */
export const daysSince = (before: string, now: string): number =>
  Math.max(0, daysBetween(dateOf(before), dateOf(now)));

function dateOf(instant: string): LocalDate {
  const micros = parseInstant(instant);
  if (micros === undefined) throw new RangeError(`${instant} is not an instant`);
  return localDateAt('UTC', micros);
}
