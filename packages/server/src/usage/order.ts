import { abs, compare } from '@credit-usage/sdk/credits';

/** The larger sum first, whatever its sign. */
export const bySize = (a: { readonly total: string }, b: { readonly total: string }): number =>
  compare(abs(b.total), abs(a.total));
