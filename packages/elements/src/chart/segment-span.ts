import type { Amounts } from './bars.js';

/** A part of a bar: its series, and the amounts between which it lies. */
export interface SegmentSpan {
  readonly series: number;
  readonly low: number;
  readonly high: number;
}

/** The parts of a bar that are not zero, from bottom to top. */
export function segmentSpans(amounts: Amounts): SegmentSpan[] {
  const spans: SegmentSpan[] = [];
  let [up, down] = [0, 0];
  for (const [series, amount] of amounts.entries()) {
    if (amount > 0) {
      spans.push({ series, low: up, high: up + amount });
      up += amount;
    } else if (amount < 0) {
      spans.unshift({ series, low: down + amount, high: down });
      down += amount;
    }
  }
  return spans;
}

/** The part of a bar at an amount, if there is one. */
export function segmentAt(amounts: Amounts, amount: number): SegmentSpan | undefined {
  return segmentSpans(amounts).find(({ low, high }) => low <= amount && amount <= high);
}

/** The sums of several buckets' amounts. */
export function mergedAmounts(buckets: readonly Amounts[]): Amounts {
  const [first = [], ...rest] = buckets;
  return first.map((amount, series) => rest.reduce((sum, bucket) => sum + (bucket[series] ?? 0), amount));
}
