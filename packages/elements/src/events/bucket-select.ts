import type { CreditBucketRange } from '../data/bucket-range.js';

/**
 * What a picked bar is.
 *
 * @public
 */
export interface CreditSelectedBucket extends CreditBucketRange {
  /** The local date of its start. */
  readonly date: string;
  /** Its start in the report's zone, with the offset in force. */
  readonly local: string;
  /** Whether it is cut by the range or not over yet. */
  readonly partial: boolean;
}

/**
 * The series of a picked part of a bar.
 *
 * @public
 */
export interface CreditSelectedSeries {
  /** The category, or the id of the agent or organization; null for the folded rest. */
  readonly id: string | null;
  /** The organization of the agent, where the chart is split by agent. */
  readonly organizationId?: string;
  /** Its name; absent for the folded rest. */
  readonly label?: string;
}

/**
 * What `credit-bucket-select` says.
 *
 * @public
 */
export interface CreditBucketSelectDetail {
  /** The bar, or the group of bars as one; null when the selection is cleared. */
  readonly bucket: CreditSelectedBucket | null;
  /** The part of the bar, when one was picked. */
  readonly series?: CreditSelectedSeries;
}
