import { format } from '@credit-usage/sdk/credits';
import type { Words } from './words.js';

/** Zeros are added only up to this many decimals: more would be worse than an uneven column. */
const MOST_FILLED = 3;

/** Formats the amounts of a column with equal decimals, so that decimal points line up, unless that would take too many zeros. */
export function alignedAmounts(
  column: readonly (string | undefined)[],
  { locale }: Words,
): (credits: string) => string {
  const most = Math.max(0, ...column.map((credits) => credits?.split('.')[1]?.length ?? 0));
  const minimumFractionDigits = most > MOST_FILLED ? 0 : most;
  return (credits) => format(credits, { locale, minimumFractionDigits });
}
