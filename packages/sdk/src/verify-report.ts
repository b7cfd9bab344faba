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
  /** What it should be, computed from its parts: credits, or a count. */
  readonly expected: string;
  /** What it is. */
  readonly actual: string;
  /** Both, in words. */
  readonly message: string;
}

/**
 * The result of verifying a report.
 *
 * @public
 */
export type ReportVerification =
  | { readonly ok: true }
  | { readonly ok: false; readonly difference: ReportDifference };

/**
 * Checks that a report adds up, exactly: every bucket is the sum of its values, every series the sum of its
 * column, and buckets, series and categories each add up to the total. Names the first difference. For tests of a server, and before you bill by a report.
 *
 * @throws TypeError or RangeError when an amount is not a decimal string; in a report from the client all are.
 *
 * @example
 * ```ts
 * const verified = verifyReport(await client.usage.get());
 * if (!verified.ok) throw new Error(verified.difference.message);
 * ```
 * @public
 */
export function verifyReport(report: UsageReport): ReportVerification {
  for (const [path, expected, actual, fine, what = 'the sum of its parts'] of claims(report)) {
    if (fine) continue;
    const message = `${path} is ${actual}, and ${what} says ${expected}`;
    return { ok: false, difference: { path, expected, actual, message } };
  }
  return { ok: true };
}

/** What must be, what is, whether that is fine, and who says so. */
type Claim = readonly [
  path: string,
  expected: string,
  actual: string,
  fine: boolean,
  what?: string | undefined,
];

/** From the smallest part to the whole, so that the first one that is not fine is where the fault is. */
function* claims({ series, buckets, categories, total }: UsageReport): Generator<Claim> {
  const columns = series.map(() => '0');
  for (const [index, { values, total }] of buckets.entries()) {
    const [wanted, { length }] = [series.length, values];
    yield [`buckets.${index}.values`, `${wanted} values`, `${length} values`, wanted === length];
    yield amounts(`buckets.${index}.total`, sum(values), total);
    for (const [at, value] of values.entries()) columns[at] = add(columns[at] ?? '0', value);
  }
  for (const [index, { total }] of series.entries()) {
    yield amounts(`series.${index}.total`, columns[index] ?? '0', total);
  }
  // The sum of the series is this one too: every value has been counted once by row and once by column.
  yield amounts('total', sumOf(buckets), total, 'the sum of the buckets');
  yield amounts('total', sumOf(categories), total, 'the sum of the categories');
}

const amounts = (path: string, expected: string, actual: string, what?: string): Claim => [
  path,
  expected,
  actual,
  equals(expected, actual),
  what,
];

const sumOf = (parts: readonly { readonly total: string }[]): string => sum(parts.map((part) => part.total));
