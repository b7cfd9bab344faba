import type { UsageReport } from '@credit-usage/sdk/contract';
import { sum } from '@credit-usage/sdk/credits';
import { buckets, type EpochMicros, previousRange } from '@credit-usage/sdk/time';
import { judgeSelection } from '../auth/scope.js';
import type { Viewer } from '../auth/viewer.js';
import type { Source } from '../names/source.js';
import { badParameter } from '../problems/problem-error.js';
import type { Moment } from '../query/moment.js';
import { type Reader, reading } from '../store/reader.js';
import type { Selection } from '../store/selection.js';
import { alignTotals } from './align-totals.js';
import { type FoldedTotals, fewSeries, foldSmall } from './few-series.js';
import { latestUsage } from './latest.js';
import type { UsageQuery } from './query.js';
import { type ReportParts, usageReport } from './report.js';
import { namesFor } from './series-names.js';
import { rankSeries, sumBuckets, sumUsage } from './totals.js';

const MAX_SERIES = 1_000;
const MAX_CELLS = 50_000;
/** Up to this many cells, reading all of them costs less than ranking the series first. */
const FEW_CELLS = 4_000;
/** How often both statements are tried. New series are rare: one that appears between the two every time would be a bug. */
const MAX_ATTEMPTS = 5;

/** Makes a viewer's usage report. */
export async function readUsage(
  source: Source,
  viewer: Viewer,
  query: UsageQuery,
  at: Moment,
): Promise<UsageReport> {
  const { database } = source;
  const { time } = query;
  const { selection, scope } = await judgeSelection(source, viewer, query, time.range, at);
  const bars = buckets(time.range, query.bucket, time.zone, at.asOf);
  const days = query.bucket === 'day' ? bars : buckets(time.range, 'day', time.zone, at.asOf);
  const cut: Cut = {
    groupBy: query.groupBy,
    buckets: bars.map(({ start }) => start),
    days: days.map(({ start }) => start),
  };
  const { keep, folded, totals } = await sumSeries(database, selection, cut, query.top);
  const [latestUsageAt, nameOf, previous] = await Promise.all([
    latestUsage(database, selection),
    namesFor(source, query.groupBy, keep),
    query.compare ? readPrevious(database, query, selection, at.asOf, bars.length) : undefined,
  ]);
  return usageReport({
    query,
    asOf: at.asOf,
    latestUsageAt,
    buckets: bars,
    days,
    keep,
    folded,
    totals,
    nameOf,
    ...(previous && { previous }),
    scope,
  });
}

type Cut = Omit<Parameters<typeof sumUsage>[2], 'keep'>;

/** Sums a selection by its largest series and the rest. */
async function sumSeries(
  database: Reader,
  selection: Selection,
  cut: Cut,
  top: number | 'all',
): Promise<FoldedTotals> {
  const bars = cut.buckets.length;
  const few = await fewSeries(database, selection, cut.groupBy, Math.floor(FEW_CELLS / bars));
  if (few) {
    const totals = await sumUsage(database, selection, { ...cut, keep: few });
    const folded = foldSmall(few, totals, (count) => keptOf(count, top, bars));
    if (folded) return folded;
  }
  return rankAndSum(database, selection, cut, top);
}

/**
 * Ranks series, then sums the largest ones. Roll-ups cannot be limited to a mark: when a series has appeared between the two statements
 * and no folded rest includes it, both are asked again.
 */
async function rankAndSum(
  database: Reader,
  selection: Selection,
  cut: Cut,
  top: number | 'all',
): Promise<FoldedTotals> {
  const limit = top === 'all' ? MAX_SERIES : top + 1;
  for (let attempt = 1; ; attempt++) {
    // Asked anew, because remembered answers would be the same in every attempt.
    const reader = attempt === 1 ? database : reading(database, { anew: true });
    const { keys, count } = await rankSeries(reader, selection, cut.groupBy, limit);
    const keep = keys.slice(0, keptOf(count, top, cut.buckets.length));
    const folded = count - keep.length;
    const totals = await sumUsage(reader, selection, { ...cut, keep });
    const whole = folded > 0 || totals.cells.every(({ series }) => series > 0);
    if (whole || attempt === MAX_ATTEMPTS) return { keep, folded, totals };
  }
}

/** How many series are not folded. Folding a single series would say less than showing it, and take the same space. */
function keptOf(count: number, top: number | 'all', bars: number): number {
  if (top !== 'all') return count <= top + 1 ? count : top;
  if (count > MAX_SERIES || count * bars > MAX_CELLS) {
    throw badParameter(
      'invalid_parameter',
      'top',
      `all would give ${count} series × ${bars} buckets; at most ${MAX_SERIES} series and ${MAX_CELLS} cells are allowed. Narrow the filter, shorten the range, or ask for fewer series.`,
    );
  }
  return count;
}

async function readPrevious(
  database: Reader,
  query: UsageQuery,
  selection: Selection,
  asOf: EpochMicros,
  count: number,
): Promise<ReportParts['previous']> {
  const { zone } = query.time;
  const range = previousRange(query.time.range, zone, asOf);
  const bars = buckets(range, query.bucket, zone, asOf);
  // Both periods include their last instant: usage at the very instant of asOf counts, and so does usage at the cut.
  const begun = asOf >= query.time.range.from;
  const rows = await sumBuckets(
    database,
    {
      ...selection,
      range: { from: range.from, to: begun ? Math.min(range.to, range.cutAt + 1) : range.cutAt },
    },
    bars.map(({ start }) => start),
  );
  const byStart = new Map(rows.map(({ start, total }) => [start, total]));
  const totals = bars.map(({ start }) => byStart.get(start) ?? '0');
  const aligned = query.bucket === 'hour' || query.bucket === 'day';
  return {
    range,
    total: sum(totals),
    buckets: aligned ? alignTotals(totals, count) : null,
  };
}
