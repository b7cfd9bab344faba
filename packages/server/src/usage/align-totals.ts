import { sum } from '@credit-usage/sdk/credits';

/**
 * Totals by index, one for each bucket of the report. Ranges of the same length may have different numbers of buckets, because clocks
 * change or the ends cut days: a bucket without a counterpart gets 0, and the last one gets all that is left, so that the sum is complete.
 */
export function alignTotals(totals: readonly string[], count: number): string[] {
  const last = count - 1;
  return Array.from({ length: count }, (_, index) =>
    index < last ? (totals[index] ?? '0') : sum(totals.slice(last)),
  );
}
