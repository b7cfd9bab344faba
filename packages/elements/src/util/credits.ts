import { abs, compare, isTotal, normalize } from '@credit-usage/sdk/credits';

/** An amount in its shortest form, or undefined for what is none. */
export function readCredits(value: unknown): string | undefined {
  return isTotal(value) ? normalize(value) : undefined;
}

/** Orders by size, largest first: a large refund weighs as much as a large cost. */
export function bySize(a: { readonly total: string }, b: { readonly total: string }): number {
  return compare(abs(b.total), abs(a.total));
}
