import { assertInstant } from './instant.js';
import type { TimeRange } from './types.js';

/** Refuses a range whose ends are not instants. An empty or reversed one is left to the caller. */
export function assertRange(range: TimeRange): void {
  assertInstant(range.from);
  assertInstant(range.to);
}
