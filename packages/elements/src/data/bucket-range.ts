import { parseInstant } from '@credit-usage/sdk/time';
import { attempt } from '../util/attempt.js';
import { readObject, readText } from '../util/read.js';

/**
 * A stretch of time that a reader has picked in the chart: one bar, or a group of bars.
 *
 * @public
 */
export interface CreditBucketRange {
  /** The first instant. */
  readonly start: string;
  /** The first instant after it. */
  readonly end: string;
}

/** A stretch of time from whatever was set; undefined for what is none. */
export function readBucketRange(value: unknown): CreditBucketRange | undefined {
  return attempt(() => {
    const range = readObject(value);
    const [start, end] = [readText(range?.start), readText(range?.end)];
    if (start === undefined || end === undefined) return undefined;
    const [from, to] = [parseInstant(start), parseInstant(end)];
    return from !== undefined && to !== undefined && from < to ? { start, end } : undefined;
  });
}

/** Whether both are the same, or none. */
export function isSameRange(a: CreditBucketRange | undefined, b: CreditBucketRange | undefined): boolean {
  return a?.start === b?.start && a?.end === b?.end;
}
