import { abs, compare, isTotal, normalize, sum } from '@credit-usage/sdk/credits';

/** An amount in its shortest form, or undefined for what is none. */
export function readCredits(value: unknown): string | undefined {
  return isTotal(value) ? normalize(value) : undefined;
}

/** Orders by size, largest first: a large refund weighs as much as a large cost. */
export function bySize(a: { readonly total: string }, b: { readonly total: string }): number {
  return compare(abs(b.total), abs(a.total));
}

/** A sum with an unknown part is not known either. */
export function sumOf(amounts: readonly (string | undefined)[]): string | undefined {
  const known = amounts.filter((amount) => amount !== undefined);
  return known.length === amounts.length ? sum(known) : undefined;
}
