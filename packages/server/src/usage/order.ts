import { abs, compare } from '@credit-usage/sdk/credits';
import { byText } from '../store/by-text.js';
import type { SeriesKey } from './totals.js';

/** The larger sum first, whatever its sign. */
export const bySize = (a: { readonly total: string }, b: { readonly total: string }): number =>
  compare(abs(b.total), abs(a.total));

interface Summed {
  readonly key: SeriesKey;
  readonly total: string;
}

/** The larger series first; those of one size by their ids, so that their order is always the same. */
export const bySeries = (a: Summed, b: Summed): number =>
  bySize(a, b) || byText(a.key.id, b.key.id) || byText(a.key.organizationId, b.key.organizationId);
