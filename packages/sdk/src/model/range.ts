import type { Instant } from './scalars.js';

/**
 * A half-open range of time: `from` belongs to it, `to` does not.
 *
 * @public
 */
export interface TimeRange {
  /** The first instant of the range. */
  readonly from: Instant;
  /** The first instant after the range. */
  readonly to: Instant;
}
