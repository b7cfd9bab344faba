import { abs, sum } from '../credits/arithmetic.js';
import { compare, isZero } from '../credits/comparison.js';
import { average } from '../credits/ratio.js';
import type { Credits, LocalDate } from '../model/scalars.js';
import type { MemberSeries, PeakDay, UsageBucket, UsageReport } from '../model/usage-report.js';
import { buckets } from '../time/buckets.js';
import { formatInstant } from '../time/instant.js';
import { addDays } from '../time/local-date.js';
import { resolveDates } from '../time/period.js';
import { acme } from './scope.js';

/**
 * What a report is made of. Whatever else is named replaces that part of the report as it stands.
 *
 * @public
 */
export interface UsageReportSpec extends Partial<UsageReport> {
  /** The credits of each category, one amount for each day. */
  readonly usage?: Readonly<Record<string, readonly Credits[]>>;
  /** The first day. Default `2026-11-16`, a Monday. */
  readonly start?: LocalDate;
  /** The zone of the days. Default `UTC`. */
  readonly timezone?: string;
}

const WEEK: Readonly<Record<string, readonly Credits[]>> = {
  LLM: ['120.5', '98.25', '143.125', '88', '131.75', '12.5', '9.875'],
  WebSearch: ['14', '11.5', '20.25', '9', '16.5', '1', '0'],
  SpeechToText: ['0', '3.333333', '0', '7.5', '0', '0', '-2.5'],
};

/**
 * A usage report by day and category that satisfies the contract and adds up exactly, like any real one: totals,
 * ranking and summary are computed from `usage`.
 *
 * @example
 * ```ts
 * usageReportFixture({ usage: { LLM: ["1.5", "2"], WebSearch: ["0.5", "0"] } }).total; // "4"
 * ```
 * @public
 */
export function usageReportFixture(spec: UsageReportSpec = {}): UsageReport {
  const { usage = WEEK, start = '2026-11-16', timezone = 'UTC', ...replaced } = spec;
  const days = Math.max(1, ...Object.values(usage).map(({ length }) => length));
  const to = addDays(start, days);
  const range = resolveDates(start, to, timezone);
  const series = rank(usage);
  const bars = buckets(range, 'day', timezone, range.to).map((bucket, day): UsageBucket => {
    const values = series.map(({ id }) => usage[id]?.[day] ?? '0');
    return {
      start: formatInstant(bucket.start),
      end: formatInstant(bucket.end),
      local: bucket.local,
      date: bucket.date,
      partial: bucket.partial,
      total: sum(values),
      values,
    };
  });
  const total = sum(bars.map((bar) => bar.total));
  const end = formatInstant(range.to);
  return {
    object: 'usage_report',
    query: { from: start, to, timezone, bucket: 'day', groupBy: 'category', top: 'all' },
    range: { from: formatInstant(range.from), to: end },
    unit: 'credit',
    asOf: end,
    latestUsageAt: series.length === 0 ? null : formatInstant(range.to - 5_000_000),
    total,
    series,
    buckets: bars,
    categories: series.map(({ id, label, total }) => ({ id, label, total })),
    summary: {
      averageDaily: average(total, bars.length),
      days: bars.length,
      peakDay: peakOf(bars),
      activeCategories: series.filter((one) => !isZero(one.total)).length,
    },
    scope: acme,
    ...replaced,
  };
}

function rank(usage: Readonly<Record<string, readonly Credits[]>>): MemberSeries[] {
  return Object.entries(usage)
    .map(
      ([id, amounts]): MemberSeries => ({
        kind: 'member',
        id,
        label: id,
        state: 'active',
        total: sum(amounts),
      }),
    )
    .sort((a, b) => compare(abs(b.total), abs(a.total)) || (a.id < b.id ? -1 : 1));
}

function peakOf(bars: readonly UsageBucket[]): PeakDay | null {
  let peak: UsageBucket | undefined;
  for (const bar of bars) if (compare(bar.total, peak?.total ?? '0') > 0) peak = bar;
  if (!peak) return null;
  const { date, start, end, partial, total } = peak;
  return { date, start, end, partial, total };
}
