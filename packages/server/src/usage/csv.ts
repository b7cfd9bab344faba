import type { GroupBy } from '@credit-usage/sdk/contract';
import { normalize } from '@credit-usage/sdk/credits';
import { type UsageRow, usageColumns } from '@credit-usage/sdk/export';
import { buckets, formatInstant, type TimeBucket } from '@credit-usage/sdk/time';
import { judgeSelection } from '../auth/scope.js';
import type { Viewer } from '../auth/viewer.js';
import type { CsvAnswer } from '../csv/csv-response.js';
import type { Source } from '../names/source.js';
import type { Moment } from '../query/moment.js';
import { keyOf } from '../store/batch.js';
import type { UsageQuery } from './query.js';
import { namesFor } from './series-names.js';
import { type Cell, rankSeries, type SeriesKey, streamCells } from './totals.js';

/** More series than this have no use in one file; the limit is ClickHouse's for a number. */
const ALL = 4_294_967_295;

/** A usage report as CSV: a row for each bucket and series, none folded, zeros included. */
export async function usageCsv(
  source: Source,
  viewer: Viewer,
  query: UsageQuery,
  at: Moment,
): Promise<CsvAnswer<UsageRow>> {
  const { database, failed } = source;
  const { time, groupBy } = query;
  const { selection, scope } = await judgeSelection(source, viewer, query, time.range, at);
  const bars = buckets(time.range, query.bucket, time.zone, at.asOf);
  const { keys } = await rankSeries(database, selection, groupBy, ALL);
  const nameOf = await namesFor(source, groupBy, keys);
  const series = keys.map((key) => ({ ...key, label: nameOf(key).name }));
  const cells = streamCells(
    database,
    selection,
    groupBy,
    bars.map(({ start }) => start),
  );
  return {
    columns: usageColumns,
    rows: rows(bars, series, groupBy, cells),
    asOf: formatInstant(at.asOf),
    excluded: scope.excluded,
    onError: failed,
  };
}

/** Fills in missing cells with zeros, bucket by bucket, so that only one bucket's cells are in memory. */
async function* rows(
  bars: readonly TimeBucket[],
  series: readonly (SeriesKey & { readonly label: string })[],
  groupBy: GroupBy,
  cells: AsyncGenerator<readonly Cell[], void>,
): AsyncGenerator<UsageRow, void> {
  const sparse = flat(cells);
  try {
    let next = await sparse.next();
    for (const bar of bars) {
      const amounts = new Map<string, string>();
      for (; !next.done && next.value.start === bar.start; next = await sparse.next())
        amounts.set(keyOf(next.value.series_organization, next.value.series_id), normalize(next.value.total));
      for (const one of series)
        yield rowOf(bar, one, groupBy, amounts.get(keyOf(one.organizationId, one.id)) ?? '0');
    }
  } finally {
    await sparse.return();
  }
}

async function* flat<Item>(chunks: AsyncIterable<readonly Item[]>): AsyncGenerator<Item, void> {
  for await (const chunk of chunks) yield* chunk;
}

function rowOf(
  bar: TimeBucket,
  series: SeriesKey & { readonly label: string },
  groupBy: GroupBy,
  credits: string,
): UsageRow {
  return {
    bucketStart: formatInstant(bar.start),
    bucketEnd: formatInstant(bar.end),
    date: bar.date,
    partial: bar.partial,
    groupBy,
    seriesId: series.id,
    seriesLabel: series.label,
    ...(groupBy === 'agent' && { seriesOrganizationId: series.organizationId }),
    credits,
  };
}
