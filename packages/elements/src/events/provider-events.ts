import type { CreditBucketRange } from '../data/bucket-range.js';
import type { CreditFilters } from '../data/filters.js';

/**
 * The detail of `credit-filters-changed`.
 *
 * @public
 */
export interface CreditFiltersChangedDetail {
  /** The filters after the change. */
  readonly filters: CreditFilters;
}

/**
 * The detail of `credit-selection-changed`.
 *
 * @public
 */
export interface CreditSelectionChangedDetail {
  /** The time of the selected bar; undefined when none is selected. */
  readonly selectedBucket: CreditBucketRange | undefined;
  /** The ids of the categories selected in a legend; empty when none is. */
  readonly selectedCategories: readonly string[];
}
