import type { CreditBucketRange } from '../data/bucket-range.js';

/**
 * A selected bar.
 *
 * @public
 */
export interface CreditSelectedBucket extends CreditBucketRange {
  /** The local date on which the bar begins. */
  readonly date: string;
  /** The local time at which the bar begins, in the report's time zone, with its UTC offset. */
  readonly local: string;
  /** Whether the range cuts the bar or its time is not over yet. */
  readonly partial: boolean;
}

/**
 * The series of the selected part of a bar.
 *
 * @public
 */
export interface CreditSelectedSeries {
  /** The id of the category, agent or organization; null for the combined rest. */
  readonly id: string | null;
  /** The id of the agent's organization, where bars are split by agent. */
  readonly organizationId?: string;
  /** The name of the series; absent for the combined rest. */
  readonly label?: string;
}

/**
 * The detail of `credit-bucket-select`.
 *
 * @public
 */
export interface CreditBucketSelectDetail {
  /** The selected bar, or several in a row as one; null when the selection is cleared. */
  readonly bucket: CreditSelectedBucket | null;
  /** The selected part of the bar, if the reader selected one. */
  readonly series?: CreditSelectedSeries;
}
