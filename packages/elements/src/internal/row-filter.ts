import type { UsageFilter } from '@credit-usage/sdk';
import type { CreditFilters } from '../data/filters.js';

/** The filters that apply to rows: without those about bars. */
export function rowFilter(filters: CreditFilters): UsageFilter {
  const { bucket, groupBy, top, compare, ...filter } = filters;
  return filter;
}
