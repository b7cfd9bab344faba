import type { EpochMicros } from '@credit-usage/sdk/time';

/** When a request is answered. */
export interface Moment {
  /** Usage up to here counts. */
  readonly asOf: EpochMicros;
  /** What was received up to here counts. */
  readonly mark: EpochMicros;
  /** The time by the machine's clock, which decides when cursors expire. */
  readonly clock: EpochMicros;
}
