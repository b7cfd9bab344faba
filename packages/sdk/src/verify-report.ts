import { add, sum } from './credits/arithmetic.js';
import { equals } from './credits/comparison.js';
import { assertReport } from './export/report.js';
import type { UsageReport } from './model/usage-report.js';

/**
 * A place where a report does not add up.
 *
 * @public
 */
export interface ReportDifference {
  /** Where it is, such as `buckets.3.total`. */
  readonly path: string;
  /** What should be there, computed from the parts: credits, or a count such as `3 values`. */
  readonly expected: string;
  /** What the report has there. */
  readonly actual: string;
  /** The difference in words, with the path and both values. */
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
 * Checks that a report adds up exactly: each bucket is the sum of its values, each series is the sum of its values in all
 * buckets, and buckets, series and categories each add up to the total. Returns the first difference. Use it to test a
 * server, and before you bill from a report.
 *
 * @throws ConfigError when the argument is not a report, but for example a promise of one; TypeError or RangeError when an amount is not
 * a decimal string, which never happens with a report from the client.
 *
 * @example
 * ```ts
 * const verified = verifyReport(await client.usage.get());
 * if (!verified.ok) throw new Error(verified.difference.message);
 * ```
 * @public
 */
export function verifyReport(report: UsageReport): ReportVerification {
  assertReport('verifyReport', report);
  for (const [path, expected, actual, fine, what = 'the sum of its parts'] of claims(report)) {
    if (fine) continue;
    const message = `${path} is ${actual}, but ${what} is ${expected}`;
    return { ok: false, difference: { path, expected, actual, message } };
  }
  return { ok: true };
}

/** One check: a place, the expected and the actual value there, whether they agree, and where the expected one comes from. */
type Claim = readonly [
  path: string,
  expected: string,
  actual: string,
  fine: boolean,
  what?: string | undefined,
];

/** Goes from the smallest parts to the whole, so that the first claim that fails shows where the fault is. */
function* claims({ series, buckets, categories, total }: UsageReport): Generator<Claim> {
  const columns = series.map(() => '0');
  for (const [index, { values, total }] of buckets.entries()) {
    const [wanted, { length }] = [series.length, values];
    yield [
      `buckets.${index}.values`,
      `${wanted} values`,
      `${length} values`,
      wanted === length,
      'what the series need',
    ];
    yield amounts(`buckets.${index}.total`, sum(values), total);
    for (const [at, value] of values.entries()) columns[at] = add(columns[at] ?? '0', value);
  }
  for (const [index, { total }] of series.entries()) {
    yield amounts(`series.${index}.total`, columns[index] ?? '0', total);
  }
  // The series need no claim: by now, buckets and series are known to be sums of the same values.
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
