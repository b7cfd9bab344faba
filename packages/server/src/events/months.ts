import type { EpochMicros } from '@credit-usage/sdk/time';
import type { UsageRow } from '../store/batch.js';

/**
 * The most months that are written in one statement. The store keeps each month separately, which costs 20 to 40 ms per month, however
 * few its records are. So others wait for half a second at most, or so.
 */
export const MOST_MONTHS = 12;

function monthOf(time: EpochMicros): number {
  const date = new Date(time / 1000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** The months that the store has to touch for these rows. */
export function monthsOf(rows: readonly UsageRow[]): ReadonlySet<number> {
  return new Set(rows.map(({ time }) => monthOf(time)));
}

/** The rows as they may be written, one slice after another. Most often it is one. */
export function slicesOf(rows: readonly UsageRow[], most = MOST_MONTHS): (readonly UsageRow[])[] {
  const months = [...monthsOf(rows)].sort((a, b) => a - b);
  if (months.length <= most) return [rows];
  const sliceOfMonth = new Map(months.map((month, index) => [month, Math.floor(index / most)]));
  const slices: UsageRow[][] = Array.from({ length: Math.ceil(months.length / most) }, () => []);
  for (const row of rows) slices[sliceOfMonth.get(monthOf(row.time)) as number]?.push(row);
  return slices;
}
