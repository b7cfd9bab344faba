import type {
  CategoryTotal,
  PeakDay,
  PreviousUsage,
  UsageBucket,
  UsageReport,
  UsageSeries,
} from '@credit-usage/sdk/contract';
import { average, changeRatio, compare, isZero, normalize, sum } from '@credit-usage/sdk/credits';
import {
  type EpochMicros,
  formatInstant,
  type PreviousRange,
  summaryDays,
  type TimeBucket,
} from '@credit-usage/sdk/time';
import type { Named } from '../names/names.js';
import { byText } from '../store/by-text.js';
import { grouped } from './grouped.js';
import { bySeries, bySize } from './order.js';
import type { UsageQuery } from './query.js';
import type { SeriesKey, Totals } from './totals.js';

/** Everything that a report is made from. */
export interface ReportParts {
  readonly query: UsageQuery;
  readonly asOf: EpochMicros;
  readonly latestUsageAt: EpochMicros | null;
  readonly buckets: readonly TimeBucket[];
  readonly days: readonly TimeBucket[];
  /** The series that are not folded. */
  readonly keep: readonly SeriesKey[];
  /** How many are folded into the rest. */
  readonly folded: number;
  readonly totals: Totals;
  readonly nameOf: (key: SeriesKey) => Named;
  readonly previous?: {
    readonly range: PreviousRange;
    readonly buckets: readonly string[] | null;
    readonly total: string;
  };
  readonly scope: UsageReport['scope'];
}

const ZERO = '0';

/** Puts a report together. Pure: rows in, answer out. */
export function usageReport(parts: ReportParts): UsageReport {
  const { query, asOf, totals } = parts;
  const { series, columns } = seriesOf(parts);
  const buckets = bucketsOf(parts.buckets, totals, columns);
  const total = sum(series.map((each) => each.total));
  const categories = totals.categories
    .map(({ category, total }): CategoryTotal => ({ id: category, label: category, total: normalize(total) }))
    .sort((a, b) => bySize(a, b) || byText(a.id, b.id));
  const days = summaryDays(query.time.range, query.time.zone, asOf, query.time.period);
  return {
    object: 'usage_report',
    query: query.echo,
    range: { from: formatInstant(query.time.range.from), to: formatInstant(query.time.range.to) },
    unit: 'credit',
    asOf: formatInstant(asOf),
    latestUsageAt: parts.latestUsageAt === null ? null : formatInstant(parts.latestUsageAt),
    total,
    series,
    buckets,
    categories,
    summary: {
      averageDaily: days > 0 ? average(total, days) : null,
      days,
      peakDay: peakDay(parts.days, totals.days),
      activeCategories: categories.filter((category) => !isZero(category.total)).length,
    },
    ...(parts.previous && { previous: previousUsage(parts.previous, total) }),
    scope: parts.scope,
  };
}

/** The series in the order of the report, and the column that each of the store's places belongs to. */
function seriesOf({ query, keep, folded, totals, nameOf }: ReportParts): {
  series: UsageSeries[];
  columns: Map<number, number>;
} {
  const sums = grouped(totals.cells, ({ series }) => series);
  const totalOf = (place: number) => sum(sums.get(place) ?? []);
  const members = keep
    .map((key, index) => ({ key, place: index + 1, total: totalOf(index + 1) }))
    .sort(bySeries);
  const series = members.map(({ key, total }): UsageSeries => {
    const { name, state } = nameOf(key);
    return {
      kind: 'member',
      id: key.id,
      ...(query.groupBy === 'agent' && { organizationId: key.organizationId }),
      label: name,
      state,
      total,
    };
  });
  const columns = new Map(members.map(({ place }, column) => [place, column]));
  if (folded > 0) {
    columns.set(0, series.length);
    series.push({ kind: 'other', id: null, members: folded, total: totalOf(0) });
  }
  return { series, columns };
}

function bucketsOf(
  buckets: readonly TimeBucket[],
  totals: Totals,
  columns: ReadonlyMap<number, number>,
): UsageBucket[] {
  const rows = new Map<EpochMicros, string[]>(
    buckets.map(({ start }) => [start, new Array<string>(columns.size).fill(ZERO)]),
  );
  for (const { start, series, total } of totals.cells) {
    const column = columns.get(series);
    const row = rows.get(start);
    if (column === undefined || !row)
      throw new Error('The store answered with a bucket or series that was not asked for');
    row[column] = normalize(total);
  }
  return buckets.map(({ start, end, local, date, partial }) => {
    const values = rows.get(start) as string[];
    return {
      start: formatInstant(start),
      end: formatInstant(end),
      local,
      date,
      partial,
      total: sum(values),
      values,
    };
  });
}

function peakDay(days: readonly TimeBucket[], totals: Totals['days']): PeakDay | null {
  const byStart = new Map(totals.map(({ start, total }) => [start, total]));
  let peak: { day: TimeBucket; total: string } | null = null;
  for (const day of days) {
    const total = normalize(byStart.get(day.start) ?? ZERO);
    if (compare(total, peak?.total ?? ZERO) > 0) peak = { day, total };
  }
  if (!peak) return null;
  const { date, start, end, partial } = peak.day;
  return { date, start: formatInstant(start), end: formatInstant(end), partial, total: peak.total };
}

function previousUsage(
  { range, buckets, total }: NonNullable<ReportParts['previous']>,
  now: string,
): PreviousUsage {
  return {
    from: formatInstant(range.from),
    to: formatInstant(range.to),
    cutAt: formatInstant(range.cutAt),
    total,
    changeRatio: changeRatio(now, total),
    buckets,
  };
}
