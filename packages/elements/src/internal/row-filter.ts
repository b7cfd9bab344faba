import type { UsageFilter } from '@credit-usage/sdk';
import type { CreditFilters } from '../data/filters.js';

/** What of the filters counts for rows: how bars are drawn is no question to a list. */
export function rowFilter(filters: CreditFilters): UsageFilter {
  const { bucket, groupBy, top, compare, ...filter } = filters;
  return filter;
}
