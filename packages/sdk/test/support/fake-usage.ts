import { abs, add, compare, sum } from '../../src/credits/index.js';
import type { FetchLike, UsageReport, UsageSeries } from '../../src/index.js';
import { problemFixture, usageReportFixture } from '../../src/testing/index.js';
import {
  type BucketUnit,
  bucketLimitExceeded,
  buckets,
  formatInstant,
  isLocalDate,
  parseInstant,
  resolveDates,
  type TimeBucket,
  type TimeRange,
} from '../../src/time/index.js';
import { json } from './scripted-fetch.js';

/** One series of fake usage. */
export interface FakeSeries {
  readonly id: string;
  readonly organizationId?: string;
}

export interface FakeUsageOptions {
  /** The usage of a series in a whole hour or day; none if undefined. */
  readonly credits: (series: FakeSeries, bucket: TimeBucket) => string | undefined;
  readonly series: readonly FakeSeries[];
  readonly maxSeries?: number;
  readonly maxCells?: number;
  readonly asOf?: string;
  /** Changes a report before it is sent. */
  readonly spoil?: (report: UsageReport, request: number) => unknown;
}

/** The API's usage route with fake usage, which cuts and refuses as the real one does. */
export interface FakeUsage {
  readonly fetch: FetchLike;
  readonly requests: URLSearchParams[];
}

export function fakeUsage(options: FakeUsageOptions): FakeUsage {
  const { maxSeries = 1_000, maxCells = 50_000 } = options;
  const requests: URLSearchParams[] = [];
  const fetch: FetchLike = async (url) => {
    const search = new URL(url).searchParams;
    requests.push(search);
    const zone = search.get('timezone') ?? 'UTC';
    const unit = (search.get('bucket') ?? 'day') as BucketUnit;
    const range = rangeOf(search, zone);
    const excess = bucketLimitExceeded(range, unit, zone);
    if (excess) return refusal('range_too_large', 'to');
    const report = reportOf(options, range, unit, zone, search);
    const size = report.series.length;
    if (search.get('top') === 'all' && (size > maxSeries || size * report.buckets.length > maxCells)) {
      return refusal('invalid_parameter', 'top');
    }
    return json(options.spoil?.(report, requests.length) ?? report);
  };
  return { fetch, requests };
}

function rangeOf(search: URLSearchParams, zone: string): TimeRange {
  const [from, to] = [search.get('from') ?? '', search.get('to') ?? ''];
  if (isLocalDate(from)) return resolveDates(from, to, zone);
  return { from: parseInstant(from) as number, to: parseInstant(to) as number };
}

function refusal(code: 'range_too_large' | 'invalid_parameter', parameter: string): Response {
  const problem = problemFixture(code, { errors: [{ parameter, code, message: 'Too much' }] });
  return json(problem, { status: 400 });
}

function reportOf(
  { series, credits, asOf = '2100-01-01T00:00:00Z' }: FakeUsageOptions,
  range: TimeRange,
  unit: BucketUnit,
  zone: string,
  search: URLSearchParams,
): UsageReport {
  const bars = buckets(range, unit, zone, parseInstant(asOf) as number);
  const used = series
    .map((one) => ({ one, column: bars.map((bar) => credits(one, bar)) }))
    .filter(({ column }) => column.some((value) => value !== undefined))
    // Largest first, so that the order depends on the range.
    .map((one) => ({ ...one, total: sum(one.column.map((value) => value ?? '0')) }))
    .sort((a, b) => compare(abs(b.total), abs(a.total)));
  const folded = search.get('top') === '1' && used.length > 2;
  const columns = used.map(({ column }) => column.map((value) => value ?? '0'));
  const kept = folded ? columns.slice(0, 1) : columns;
  const rest = folded ? bars.map((_, at) => sum(columns.slice(1).map((column) => column[at] ?? '0'))) : [];
  const shown: UsageSeries[] = used.slice(0, kept.length).map(({ one }, at) => ({
    kind: 'member',
    ...one,
    label: `The ${one.id}`,
    state: 'active',
    total: sum(kept[at] ?? []),
  }));
  if (folded) shown.push({ kind: 'other', id: null, members: used.length - 1, total: sum(rest) });
  const values = (at: number) => [
    ...kept.map((column) => column[at] ?? '0'),
    ...(folded ? [rest[at] ?? '0'] : []),
  ];
  return usageReportFixture({
    query: {
      from: search.get('from') ?? '',
      to: search.get('to') ?? '',
      timezone: zone,
      bucket: unit,
      groupBy: search.get('groupBy') ?? 'category',
      top: search.get('top') === 'all' ? 'all' : Number(search.get('top')),
      ...(search.has('organizationId') && { organizationId: search.get('organizationId') ?? '' }),
      ...(search.has('agentId') && { agentId: search.get('agentId') ?? '' }),
      ...(search.has('category') && { category: search.getAll('category') }),
    },
    range: { from: formatInstant(range.from), to: formatInstant(range.to) },
    asOf,
    total: shown.reduce((total, { total: more }) => add(total, more), '0'),
    series: shown,
    buckets: bars.map(({ start, end, local, date, partial }, at) => ({
      start: formatInstant(start),
      end: formatInstant(end),
      local,
      date,
      partial,
      total: sum(values(at)),
      values: values(at),
    })),
    categories: [],
  });
}
