import type { CreditBucketRange } from '../data/bucket-range.js';
import type { CreditFilters } from '../data/filters.js';

/**
 * What `credit-filters-changed` says.
 *
 * @public
 */
export interface CreditFiltersChangedDetail {
  /** The filters as they are now. */
  readonly filters: CreditFilters;
}

/**
 * What `credit-selection-changed` says.
 *
 * @public
 */
export interface CreditSelectionChangedDetail {
  /** The bar that is picked now; undefined when none is. */
  readonly selectedBucket: CreditBucketRange | undefined;
}
