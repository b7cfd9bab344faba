import type { UsageReport } from '@credit-usage/sdk/contract';
import { expect } from 'vitest';
import { decimal, divideHalfEven, millionths, sumOf, total } from '../../support/exact.ts';
import { bucketsOf, instantOf, previousOf, type Unit, wallIsBehind } from './calendar.ts';
import { agentOf, barsOf, creditsOf, foldSeries, rankSeries, selectUsage, summaryOf } from './model.ts';
import type { UsageQuestion } from './questions.ts';
import type { World } from './world.ts';

/** A report's parts add up to its total in every way. */
export function expectSums(report: UsageReport): void {
  expect(sumOf(report.buckets.map((bucket) => bucket.total))).toBe(report.total);
  expect(sumOf(report.series.map((series) => series.total))).toBe(report.total);
  expect(sumOf(report.categories.map((category) => category.total))).toBe(report.total);
  for (const bucket of report.buckets) expect(sumOf(bucket.values)).toBe(bucket.total);
  for (const [index, series] of report.series.entries())
    expect(sumOf(report.buckets.map(({ values }) => values[index] as string))).toBe(series.total);
}

function unitOf({ bucket, period, range }: UsageQuestion): Unit {
  const hours = period
    ? { '24h': 24, '72h': 72, '30d': 720, '12mo': 8760 }[period]
    : (range.to - range.from) / 3.6e9;
  return bucket ?? (hours <= 72 ? 'hour' : 'day');
}

/** A report agrees with the records. */
export function expectReport(world: World, report: UsageReport, asked: UsageQuestion, asOf: number): void {
  const { range, zone, groupBy, top } = asked;
  const usage = selectUsage(world, asked, asOf);
  expect(report.range).toEqual({ from: instantOf(range.from), to: instantOf(range.to) });
  expect(report.total).toBe(decimal(creditsOf(usage)));
  const { kept, rest, columns } = foldSeries(rankSeries(usage, groupBy), top);
  expect(report.series).toEqual([
    ...kept.map((series) => ({
      kind: 'member',
      id: series.id,
      label: series.id,
      state: 'active',
      total: decimal(series.total),
      ...(groupBy === 'agent' && { organizationId: series.organization, ...labelOf(world, series) }),
    })),
    ...(rest.length
      ? [
          {
            kind: 'other',
            id: null,
            members: rest.length,
            total: decimal(total(rest.map((each) => each.total))),
          },
        ]
      : []),
  ]);
  expect(report.buckets).toEqual(barsOf(bucketsOf(range, unitOf(asked), zone, asOf), columns));
  expect(report.categories).toEqual(
    rankSeries(usage, 'category').map((each) => ({
      id: each.id,
      label: each.id,
      total: decimal(each.total),
    })),
  );
  expect(report.summary).toEqual(summaryOf(usage, asked, asOf));
  const { range: _, category: __, ...everything } = asked;
  const ever = selectUsage(world, everything, asOf).map(({ time }) => time);
  expect(report.latestUsageAt).toBe(ever.length ? instantOf(Math.max(...ever)) : null);
}

function labelOf(world: World, { organization, id }: { organization: string; id: string }) {
  const { name, state } = agentOf(world, organization, id);
  return { label: name, state };
}

/** The previous period has the same length, and is cut in the same way. */
export function expectPrevious(world: World, report: UsageReport, asked: UsageQuestion, asOf: number): void {
  const { range, zone } = asked;
  // The contract does not say what "the same local time" is while clocks show yesterday's date.
  if (wallIsBehind(zone, Math.min(Math.max(asOf, range.from), range.to))) return;
  const { from, to, cutAt } = previousOf(range, zone, asOf);
  const usage = selectUsage(world, { ...asked, range: { from, to } }, Math.min(cutAt, asOf));
  const before = creditsOf(usage);
  const now = millionths(report.total);
  const size = before < 0n ? -before : before;
  const bars = barsOf(bucketsOf({ from, to }, unitOf(asked), zone, asOf), [usage]).map((bar) => bar.total);
  const aligned = ['hour', 'day'].includes(unitOf(asked));
  expect(report.previous).toEqual({
    from: instantOf(from),
    to: instantOf(to),
    cutAt: instantOf(cutAt),
    total: decimal(before),
    changeRatio: before === 0n ? null : decimal(divideHalfEven((now - before) * 1_000_000n, size)),
    // The last bucket gets everything without a counterpart.
    buckets: aligned
      ? report.buckets.map((_, index, { length }) =>
          sumOf(bars.slice(index, index < length - 1 ? index + 1 : undefined)),
        )
      : null,
  });
}
