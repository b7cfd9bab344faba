import type { UsageReport } from '@credit-usage/sdk/contract';
import { normalize, sum } from '@credit-usage/sdk/credits';
import { buckets, previousRange } from '@credit-usage/sdk/time';
import type { Viewer } from '../auth/viewer.js';
import type { Moment } from '../http/moment.js';
import { badParameter } from '../http/problem-error.js';
import type { Database } from '../store/database.js';
import type { Selection } from '../store/selection.js';
import { latestUsage } from './latest.js';
import type { UsageQuery } from './query.js';
import { type ReportParts, usageReport } from './report.js';
import { judgeScope } from './scope.js';
import { namesFor } from './series-names.js';
import { type Ranking, rankSeries, type SeriesKey, sumBuckets, sumUsage } from './totals.js';

const MAX_SERIES = 1_000;
const MAX_CELLS = 50_000;

/** Makes a viewer's usage report. */
export async function readUsage(
  database: Database,
  viewer: Viewer,
  query: UsageQuery,
  at: Moment,
): Promise<UsageReport> {
  const { time } = query;
  const scope = await judgeScope(database, viewer, query);
  const selection: Selection = {
    organizations: scope.organizations,
    agentId: query.agentId,
    categories: query.categories,
    range: time.range,
    ...at,
  };
  const bars = buckets(time.range, query.bucket, time.zone, at.asOf);
  const days = query.bucket === 'day' ? bars : buckets(time.range, 'day', time.zone, at.asOf);
  const ranking = await rankSeries(
    database,
    selection,
    query.groupBy,
    query.top === 'all' ? MAX_SERIES : query.top + 1,
  );
  const keep = kept(ranking, query.top, bars.length);
  const [totals, latestUsageAt, nameOf, previous] = await Promise.all([
    sumUsage(database, selection, {
      groupBy: query.groupBy,
      keep,
      buckets: bars.map(({ start }) => start),
      days: days.map(({ start }) => start),
    }),
    latestUsage(database, selection),
    namesFor(database, query.groupBy, keep),
    query.compare ? readPrevious(database, query, selection, bars.length) : undefined,
  ]);
  return usageReport({
    query,
    asOf: at.asOf,
    latestUsageAt,
    buckets: bars,
    days,
    keep,
    folded: ranking.count - keep.length,
    totals,
    nameOf,
    ...(previous && { previous }),
    scope: scope.answer,
  });
}

/** A rest of one would say less than the one itself, in the same space. */
function kept(ranking: Ranking, top: number | 'all', bars: number): readonly SeriesKey[] {
  if (top !== 'all') return ranking.count <= top + 1 ? ranking.keys : ranking.keys.slice(0, top);
  if (ranking.count > MAX_SERIES || ranking.count * bars > MAX_CELLS) {
    throw badParameter(
      'invalid_parameter',
      'top',
      `all would give ${ranking.count} series × ${bars} buckets; at most ${MAX_SERIES} series and ${MAX_CELLS} cells are allowed. Narrow the filter, shorten the range, or ask for fewer series.`,
    );
  }
  return ranking.keys;
}

async function readPrevious(
  database: Database,
  query: UsageQuery,
  selection: Selection,
  count: number,
): Promise<ReportParts['previous']> {
  const { zone } = query.time;
  const range = previousRange(query.time.range, zone, selection.asOf);
  const bars = buckets(range, query.bucket, zone, selection.asOf);
  // Both ends count alike: what happens at the very instant of asOf counts, so what happened at the cut does.
  const begun = selection.asOf >= query.time.range.from;
  const rows = await sumBuckets(
    database,
    {
      ...selection,
      range: { from: range.from, to: begun ? Math.min(range.to, range.cutAt + 1) : range.cutAt },
    },
    bars.map(({ start }) => start),
  );
  const byStart = new Map(rows.map(({ start, total }) => [start, normalize(total)]));
  const aligned = query.bucket === 'hour' || query.bucket === 'day';
  return {
    range,
    total: sum(rows.map(({ total }) => total)),
    // A day with a clock change has an hour more or less: what has no counterpart counts as none.
    buckets: aligned
      ? Array.from({ length: count }, (_, index) => byStart.get(bars[index]?.start ?? -1) ?? '0')
      : null,
  };
}
