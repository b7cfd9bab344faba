import type { Instant } from './scalars.js';

/**
 * A half-open stretch of time: `from` is in it, `to` is the first instant after it.
 *
 * @public
 */
export interface TimeRange {
  /** The first instant inside. */
  readonly from: Instant;
  /** The first instant after. */
  readonly to: Instant;
}
