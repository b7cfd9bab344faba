import { parseInstant } from '@credit-usage/sdk/time';
import { attempt } from '../util/attempt.js';
import { readObject, readText } from '../util/read.js';

/**
 * The time of the selected bar, or of several in a row.
 *
 * @public
 */
export interface CreditBucketRange {
  /** The start, an instant. */
  readonly start: string;
  /** The end, an instant, exclusive. */
  readonly end: string;
}

/** Reads a range from whatever was set; undefined if it is not one. */
export function readBucketRange(value: unknown): CreditBucketRange | undefined {
  return attempt(() => {
    const range = readObject(value);
    const [start, end] = [readText(range?.start), readText(range?.end)];
    if (start === undefined || end === undefined) return undefined;
    const [from, to] = [parseInstant(start), parseInstant(end)];
    return from !== undefined && to !== undefined && from < to ? { start, end } : undefined;
  });
}

/** Whether both are the same range, or both undefined. */
export function isSameRange(a: CreditBucketRange | undefined, b: CreditBucketRange | undefined): boolean {
  return a?.start === b?.start && a?.end === b?.end;
}
