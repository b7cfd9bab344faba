import { isTotal } from '@credit-usage/sdk/credits';
import type { Amounts, Extent } from '../../chart/bars.js';
import { extentOf } from '../../chart/bars.js';
import { type Dated, datedOf } from '../../chart/calendar-keys.js';
import { rankedIds } from '../../data/category-slots.js';
import { type ReportPeriod, readPeriod } from '../../i18n/report-period.js';
import { attempt } from '../../util/attempt.js';
import { readCredits } from '../../util/credits.js';
import { readDate, readInstant, readList, readNames, readObject, readText } from '../../util/read.js';
import { type ChartSeries, readSeries } from './chart-series.js';

/** How much of a bucket a bar shows: all of it, the part until now, the part inside the range, or nothing yet. */
export type BucketExtent = 'whole' | 'so-far' | 'cut' | 'not-yet';

/** A bar. */
export interface ChartBucket extends Dated {
  readonly start: string;
  readonly end: string;
  /** The local time and date for its label. */
  readonly local: string;
  readonly date: string;
  readonly partial: boolean;
  readonly extent: BucketExtent;
  /** Undefined if not known, which must never be shown as zero. */
  readonly total: string | undefined;
  /** The raw values, one for each series. They are read only when needed: many are drawn, few are shown as text. */
  readonly values: readonly unknown[];
  /** The amount of the previous period at this place. */
  readonly previous: string | undefined;
}

/** What the chart needs from a report. */
export interface ChartFacts {
  /** The length of a bucket: `hour`, `day`, `week`, `month`, or one that a later API may add. */
  readonly unit: string;
  /** How bars are split. */
  readonly groupBy: string;
  readonly total: string | undefined;
  readonly series: readonly ChartSeries[];
  readonly buckets: readonly ChartBucket[];
  /** All categories of the report, combined or not, largest first: colours are assigned to all of them. */
  readonly categories: readonly string[];
  readonly period: ReportPeriod;
  /** The names of the organizations that the report names, by id. */
  readonly organizations: ReadonlyMap<string, string>;
  /** The index of the first bar that has not begun; undefined if all have. */
  readonly notYet: number | undefined;
  /** Whether the previous period is shown too. */
  readonly comparing: boolean;
  /** For drawing: the amounts of each bucket, the extent of each bar, and the previous period. */
  readonly amounts: readonly Amounts[];
  readonly extents: readonly Extent[];
  readonly previous: readonly (number | undefined)[];
  readonly previousTotal: string | undefined;
}

/** Reads a report; undefined if it is not one. Never throws. */
export function readChart(data: unknown): ChartFacts | undefined {
  return attempt(() => readFacts(data));
}

/** Whether there is nothing to show. Usage that refunds cancel out is something. */
export function isEmptyChart({ amounts, total }: ChartFacts): boolean {
  return (total ?? '0') === '0' && amounts.every((bucket) => bucket.every((amount) => amount === 0));
}

function readFacts(data: unknown): ChartFacts | undefined {
  const report = readObject(data);
  const total = readCredits(report?.total);
  if (!report || !Array.isArray(report.buckets) || total === undefined) return undefined;
  const query = readObject(report.query);
  const series = readSeries(report.series, readText(query?.groupBy) ?? 'category');
  const before = readObject(report.previous);
  const previous = readList(before?.buckets);
  const asOf = readInstant(report.asOf);
  const buckets = report.buckets
    .map((bucket, index) => readBucket(bucket, previous[index], asOf))
    .filter((bucket) => bucket !== undefined);
  const amounts = buckets.map(({ values, total }) => drawnAmounts(values, total, series.length));
  return {
    unit: readText(query?.bucket) ?? 'day',
    groupBy: readText(query?.groupBy) ?? 'category',
    total,
    series,
    buckets,
    categories: rankedIds(report.categories),
    period: readPeriod(report),
    organizations: readNames(readObject(report.scope)?.included),
    notYet: indexOrNone(buckets.findIndex(({ extent }) => extent === 'not-yet')),
    comparing: previous.some(isTotal),
    amounts,
    extents: amounts.map(extentOf),
    previous: buckets.map(({ previous }) => (previous === undefined ? undefined : Number(previous))),
    previousTotal: readCredits(before?.total),
  };
}

/** Undefined without a time, which a bar's label needs. */
function readBucket(value: unknown, previous: unknown, asOf: number | undefined): ChartBucket | undefined {
  const bucket = readObject(value);
  const date = readDate(bucket?.date);
  if (!bucket || date === undefined) return undefined;
  const start = readText(bucket.start) ?? '';
  const end = readText(bucket.end) ?? '';
  const local = readLocal(bucket.local, date);
  return {
    start,
    end,
    local,
    date,
    ...datedOf(local, date),
    partial: bucket.partial === true,
    extent: extentIn(start, end, bucket.partial === true, asOf),
    total: isTotal(bucket.total) ? bucket.total : undefined,
    values: readList(bucket.values),
    previous: isTotal(previous) ? previous : undefined,
  };
}

const indexOrNone = (index: number): number | undefined => (index === -1 ? undefined : index);

const LOCAL = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d/;

/** A week or month may begin before the range; its local time then has another date than the bucket itself. */
function readLocal(value: unknown, date: string): string {
  const isLocal = typeof value === 'string' && LOCAL.test(value);
  return isLocal && (value.startsWith(date) || readDate(value.slice(0, 10))) ? value : `${date}T00:00:00`;
}

/** Compared with the answer's clock, because the reader's may be wrong. */
function extentIn(start: string, end: string, partial: boolean, asOf: number | undefined): BucketExtent {
  const from = readInstant(start);
  if (asOf !== undefined && from !== undefined && from > asOf) return 'not-yet';
  if (!partial) return 'whole';
  const to = readInstant(end);
  return asOf !== undefined && to !== undefined && to > asOf ? 'so-far' : 'cut';
}

/** A bucket with a total but without readable values is drawn as one piece, in the colour of the first series. */
function drawnAmounts(values: readonly unknown[], total: string | undefined, count: number): Amounts {
  if (count === 0) return [total === undefined ? 0 : Number(total)];
  const amounts = new Array<number>(count);
  for (let index = 0; index < count; index++) {
    const value = values[index];
    amounts[index] = isTotal(value) ? Number(value) : 0;
  }
  return amounts;
}
