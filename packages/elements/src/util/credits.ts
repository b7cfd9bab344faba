import { abs, compare, isTotal, normalize, sum } from '@credit-usage/sdk/credits';

/** Reads an amount, in its shortest form; undefined if it is not one. */
export function readCredits(value: unknown): string | undefined {
  return isTotal(value) ? normalize(value) : undefined;
}

/** Sorts by absolute size, largest first: a large refund counts as much as a large cost. */
export function bySize(a: { readonly total: string }, b: { readonly total: string }): number {
  return compare(abs(b.total), abs(a.total));
}

/** The sum of amounts; unknown if one of them is. */
export function sumOf(amounts: readonly (string | undefined)[]): string | undefined {
  const known = amounts.filter((amount) => amount !== undefined);
  return known.length === amounts.length ? sum(known) : undefined;
}
