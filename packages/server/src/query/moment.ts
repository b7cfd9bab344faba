import type { EpochMicros } from '@credit-usage/sdk/time';

/** When a request is answered. */
export interface Moment {
  /** Usage up to here counts. */
  readonly asOf: EpochMicros;
  /** What was received up to here counts. */
  readonly mark: EpochMicros;
  /** The stamp of what was last received of the organizations in question: as long as it is the same, the mark lets nothing new through. */
  readonly received: EpochMicros;
  /** The machine's clock: cursors age by it. */
  readonly clock: EpochMicros;
}
