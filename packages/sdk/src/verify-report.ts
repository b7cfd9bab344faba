import { add, sum } from './credits/arithmetic.js';
import { equals } from './credits/comparison.js';
import type { UsageReport } from './model/usage-report.js';

/**
 * A place where a report does not add up.
 *
 * @public
 */
export interface ReportDifference {
  /** The place, as `buckets.3.total`. */
  readonly path: string;
  /** What it should be, reckoned from its parts: credits, or a count. */
  readonly expected: string;
  /** What it is. */
  readonly actual: string;
  /** Both, in words. */
  readonly message: string;
}

/**
 * What the verification of a report says.
 *
 * @public
 */
export type ReportVerification =
  | { readonly ok: true }
  | { readonly ok: false; readonly difference: ReportDifference };

/**
 * Checks that a report adds up, exactly: every bucket is the sum of its values, every series that of its column,
 * and the sum of the buckets = the sum of the series = the sum of the categories = the total. Names the first
 * difference. For tests of an implementation, and for whoever wants to be sure before billing by it.
 *
 * @throws TypeError or RangeError when an amount is no decimal string; in a report from the client they all are.
 *
 * @example
 * ```ts
 * const verified = verifyReport(await client.usage.get());
 * if (!verified.ok) throw new Error(verified.difference.message);
 * ```
 * @public
 */
export function verifyReport(report: UsageReport): ReportVerification {
  for (const difference of differences(report)) return { ok: false, difference };
  return { ok: true };
}

/** From the smallest part to the whole, so that the first one is where the fault is. */
function* differences(report: UsageReport): Generator<ReportDifference> {
  const { series, buckets, categories, total } = report;
  const columns = series.map(() => '0');
  for (const [index, bucket] of buckets.entries()) {
    const { length } = bucket.values;
    if (length !== series.length) {
      yield difference(`buckets.${index}.values`, `${series.length} values`, `${length} values`);
      continue;
    }
    yield* unequal(`buckets.${index}.total`, sum(bucket.values), bucket.total);
    for (const [at, value] of bucket.values.entries()) columns[at] = add(columns[at] ?? '0', value);
  }
  for (const [index, { total }] of series.entries()) {
    yield* unequal(`series.${index}.total`, columns[index] ?? '0', total);
  }
  // The sum of the series is this one too: every value has been counted once by row and once by column.
  yield* unequal('total', sum(buckets.map((bucket) => bucket.total)), total, 'the sum of the buckets');
  yield* unequal('total', sum(categories.map((one) => one.total)), total, 'the sum of the categories');
}

function* unequal(
  path: string,
  expected: string,
  actual: string,
  what?: string,
): Generator<ReportDifference> {
  if (!equals(expected, actual)) yield difference(path, expected, actual, what);
}

function difference(
  path: string,
  expected: string,
  actual: string,
  what = 'the sum of its parts',
): ReportDifference {
  return { path, expected, actual, message: `${path} is ${actual}, and ${what} says ${expected}` };
}
