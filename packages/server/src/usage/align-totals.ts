import { sum } from '@credit-usage/sdk/credits';

/**
 * Totals by index, as many as there are bars to set them beside. Ranges of one length may have bars of another number, where clocks change
 * or the ends cut days: what has no counterpart is 0, and the last place takes up all that is left, so that nothing is missing in the sum.
 */
export function alignTotals(totals: readonly string[], count: number): string[] {
  const last = count - 1;
  return Array.from({ length: count }, (_, index) =>
    index < last ? (totals[index] ?? '0') : sum(totals.slice(last)),
  );
}
