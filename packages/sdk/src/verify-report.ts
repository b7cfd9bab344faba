import { sum } from './credits/arithmetic.js';
import { compare, isZero } from './credits/comparison.js';
import { normalize } from './credits/micros.js';
import { average, changeRatio } from './credits/ratio.js';
import { assertReport } from './export/report.js';
import type { UsageReport } from './model/usage-report.js';

/**
 * A place where a report does not agree with the rest of it.
 *
 * @public
 */
export interface ReportDifference {
  /** Where it is, such as `buckets.3.total`. */
  readonly path: string;
  /** What should be there, computed from the rest: credits, a count, an instant, or `null`. */
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
 * Checks that a report agrees with itself, exactly: each bucket is the sum of its values, each series is the sum of its values in all
 * buckets, and buckets, series and categories each add up to the total; the buckets cover the range, and nothing is there twice; the
 * average, the number of categories, the previous period and its change fit the rest. Returns the first difference. Use it to test a
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
  for (const [path, wanted, found] of claims(report)) {
    const [expected, actual] = [`${wanted}`, `${found}`];
    if (expected === actual) continue;
    const message = `${path} is ${actual}, but should be ${expected}`;
    return { ok: false, difference: { path, expected, actual, message } };
  }
  return { ok: true };
}

/** A place, and what should be there and is there. */
type Claim = readonly [path: string, expected: Text, actual: Text];

type Text = string | number | null;

/** Goes from the smallest parts to the whole, so that the first claim that fails shows where the fault is. */
function* claims(report: UsageReport): Generator<Claim> {
  const { series, buckets, categories, total, range, summary, previous, asOf, latestUsageAt } = report;
  let at = range.from;
  for (const [index, { start, end, values, total }] of buckets.entries()) {
    const path = `buckets.${index}.`;
    yield [`${path}values.length`, series.length, values.length];
    yield amounts(`${path}total`, values, total);
    yield [`${path}start`, at, start];
    at = end;
  }
  yield ['range.to', at, range.to];
  for (const [index, { total }] of series.entries()) {
    const column = buckets.map(({ values }) => values[index] as string);
    yield amounts(`series.${index}.total`, column, total);
  }
  // The series need no claim: by now, buckets and series are known to be sums of the same values.
  for (const parts of [buckets, categories]) yield amounts('total', parts.map(totalOf), total);
  for (const [path, parts] of Object.entries({ series, categories })) {
    const ids = new Set(parts.map((part) => JSON.stringify(part, ['organizationId', 'id'])));
    yield [`${path}.length`, ids.size, parts.length];
  }
  const active = categories.filter((one) => !isZero(one.total)).length;
  yield ['summary.activeCategories', active, summary.activeCategories];
  const { days, averageDaily, peakDay } = summary;
  yield ['summary.averageDaily', days ? average(total, days) : null, averageDaily];
  const ofDay = (day: string): string =>
    sum(buckets.flatMap(({ date, total: part }) => (date === day ? [part] : [])));
  if (!peakDay && buckets.some(({ date }) => compare(ofDay(date), '0') > 0))
    yield ['summary.peakDay', 'a day', null];
  if (previous) {
    const { buckets: parts, total: before, changeRatio: ratio } = previous;
    if (parts) {
      yield ['previous.buckets.length', buckets.length, parts.length];
      yield amounts('previous.total', parts, before);
    }
    const change = changeRatio(total, before);
    // A ratio may have zeros at its end.
    yield ['previous.changeRatio', change && Number(change), ratio && Number(ratio)];
  }
  // Not as text: a fraction comes before the Z.
  if (Date.parse(`${latestUsageAt}`) > Date.parse(asOf)) yield ['latestUsageAt', asOf, latestUsageAt];
}

const amounts = (path: string, parts: readonly string[], actual: string): Claim => [
  path,
  sum(parts),
  normalize(actual),
];

const totalOf = ({ total }: { readonly total: string }): string => total;
