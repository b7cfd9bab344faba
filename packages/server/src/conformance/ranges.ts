import { addDays, dayAt, type EpochMicros, type LocalDate, startOfDay } from '@credit-usage/sdk/time';
import type { Ask } from './ask.js';
import { NotChecked } from './rule.js';
import type { World } from './world.js';

const DAY = 24 * 3_600_000_000;

/** Their clocks change at least a week apart, so that one of these changes is far enough back on any day of the year. */
const ZONES = ['America/New_York', 'Europe/London'];
const NEAREST_DAYS = 6;
const MAX_DAYS = 300;

/** Today and the six days after it: most of the range has not begun. */
export function aheadOf({ now }: Pick<World, 'now'>): Ask {
  const today = dayAt('UTC', now);
  return { from: today, to: addDays(today, 7) };
}

/**
 * Whole days around today, as many as put the cut of the previous days right after a change of clocks, and their beginning right before
 * it. That is the only change that may lie in between, since two of them cancel each other out.
 *
 * @throws NotChecked where no clock changes any more
 */
export function sinceClockChange(now: EpochMicros): Ask {
  for (const timezone of ZONES) {
    const today = dayAt(timezone, now);
    const back = daysSinceChange(timezone, today);
    if (back !== undefined && back >= NEAREST_DAYS)
      return { from: addDays(today, -3), to: addDays(today, back - 5), timezone };
  }
  throw new NotChecked('No clock of a time zone that is known here has changed within a year');
}

function daysSinceChange(zone: string, today: LocalDate): number | undefined {
  for (let back = 0; back < MAX_DAYS; back++) if (hasChange(zone, addDays(today, -back))) return back;
  return undefined;
}

const hasChange = (zone: string, day: LocalDate): boolean =>
  startOfDay(zone, addDays(day, 1)) - startOfDay(zone, day) !== DAY;
