import { format } from '@credit-usage/sdk/credits';
import type { Words } from './words.js';

/** More decimals than these are not filled up with zeros: the noise would be worse than an edge that is not straight. */
const MOST_FILLED = 3;

/** Writes the amounts of a column: with as many decimals in each that the points are under each other, as long as they are few. */
export function alignedAmounts(
  column: readonly (string | undefined)[],
  { locale }: Words,
): (credits: string) => string {
  const most = Math.max(0, ...column.map((credits) => credits?.split('.')[1]?.length ?? 0));
  const minimumFractionDigits = most > MOST_FILLED ? 0 : most;
  return (credits) => format(credits, { locale, minimumFractionDigits });
}
