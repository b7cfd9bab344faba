import type { GroupBy } from '@credit-usage/sdk/contract';
import type { EpochMicros } from '@credit-usage/sdk/time';
import type { Reader } from '../store/reader.js';
import { type Selection, selected } from '../store/selection.js';
import { slicesOf, union } from './slices.js';

/** What bars are split by: a category, an agent of an organization, or an organization. */
export interface SeriesKey {
  readonly id: string;
  /** The agent's organization; empty for the other groupings. */
  readonly organizationId: string;
}

/** The largest series, and how many there are. */
export interface Ranking {
  readonly keys: readonly SeriesKey[];
  readonly count: number;
}

/** Exact sums of one selection, split in three ways, each of which adds up to the same total. */
export interface Totals {
  /** By bucket and series: `series` is the place among the kept series from 1, or 0 for the rest. Cells without usage are absent. */
  readonly cells: readonly { readonly start: EpochMicros; readonly series: number; readonly total: string }[];
  readonly days: readonly { readonly start: EpochMicros; readonly total: string }[];
  readonly categories: readonly { readonly category: string; readonly total: string }[];
}

const MICROS = 'toUnixTimestamp64Micro(time)';

const KEY: Readonly<Record<GroupBy, { id: string; organization: string }>> = {
  category: { id: 'category', organization: `''` },
  agent: { id: 'agent_id', organization: 'organization_id' },
  organization: { id: 'organization_id', organization: `''` },
};

/** Ranks series by the size of their total, then by their key, and returns the first ones. */
export async function rankSeries(
  database: Reader,
  selection: Selection,
  groupBy: GroupBy,
  limit: number,
): Promise<Ranking> {
  const { id, organization } = KEY[groupBy];
  const { sql, parameters } = union(
    slicesOf(database, selection, [], groupBy === 'agent'),
    ({ where }) =>
      `SELECT ${id} AS series_id, ${organization} AS series_organization, sum(credits) AS total
       FROM usage WHERE ${where} GROUP BY series_id, series_organization`,
  );
  const rows = await database.read<{
    series_id: string;
    series_organization: string;
    series_count: number;
  }>(
    selection.organizations,
    `SELECT series_id, series_organization, count() OVER () AS series_count
     FROM (${sql})
     GROUP BY series_id, series_organization
     ORDER BY abs(sum(total)) DESC, series_id, series_organization
     LIMIT {limit:UInt32}`,
    { ...parameters, limit },
  );
  return {
    keys: rows.map((row) => ({ id: row.series_id, organizationId: row.series_organization })),
    count: rows[0]?.series_count ?? 0,
  };
}

/**
 * Sums usage by bucket and series, by day and by category in one pass, so that the three cannot differ. Bounds are instants: the
 * store sees no zone.
 */
export async function sumUsage(
  database: Reader,
  selection: Selection,
  cut: {
    readonly groupBy: GroupBy;
    readonly keep: readonly SeriesKey[];
    readonly buckets: readonly EpochMicros[];
    readonly days: readonly EpochMicros[];
  },
): Promise<Totals> {
  const { id, organization } = KEY[cut.groupBy];
  // The length of the organization's id makes the combined key unambiguous.
  const key = (idSql: string, organizationSql: string) =>
    `concat(toString(length(${organizationSql})), ':', ${organizationSql}, ${idSql})`;
  const { sql, parameters } = union(
    slicesOf(database, selection, [...cut.buckets, ...cut.days], cut.groupBy === 'agent'),
    ({ micros, where }) =>
      `SELECT
         roundDown(${micros}, {buckets:Array(Int64)}) AS bucket,
         roundDown(${micros}, {days:Array(Int64)}) AS day,
         transform(${key(id, organization)}, {keys:Array(String)}, {places:Array(UInt32)}, toUInt32(0)) AS series,
         toString(category) AS category,
         sum(credits) AS credits
       FROM usage WHERE ${where}
       GROUP BY bucket, day, series, category`,
  );
  const rows = await database.read<{
    kind: Kind;
    bucket: number;
    series: number;
    day: number;
    category: string;
    total: string;
  }>(
    selection.organizations,
    `SELECT
       multiIf(grouping(bucket) = 0, 'cell', grouping(day) = 0, 'day', 'category') AS kind,
       bucket, series, day, category, sum(credits) AS total
     FROM (${sql})
     GROUP BY GROUPING SETS ((bucket, series), (day), (category))
     SETTINGS force_grouping_standard_compatibility = 1`,
    {
      ...parameters,
      buckets: cut.buckets,
      days: cut.days,
      // An empty list of keys has no type: one that matches nothing stands in for it.
      keys: cut.keep.length
        ? cut.keep.map((each) => `${Buffer.byteLength(each.organizationId)}:${each.organizationId}${each.id}`)
        : [''],
      places: cut.keep.length ? cut.keep.map((_, index) => index + 1) : [0],
    },
  );
  return {
    cells: rows
      .filter(({ kind }) => kind === 'cell')
      .map(({ bucket, series, total }) => ({ start: bucket, series, total })),
    days: rows.filter(({ kind }) => kind === 'day').map(({ day, total }) => ({ start: day, total })),
    categories: rows
      .filter(({ kind }) => kind === 'category')
      .map(({ category, total }) => ({ category, total })),
  };
}

type Kind = 'cell' | 'day' | 'category';

/** Sums usage by bucket alone. */
export async function sumBuckets(
  database: Reader,
  selection: Selection,
  buckets: readonly EpochMicros[],
): Promise<readonly { readonly start: EpochMicros; readonly total: string }[]> {
  const { sql, parameters } = union(
    slicesOf(database, selection, buckets, false),
    ({ micros, where }) =>
      `SELECT roundDown(${micros}, {buckets:Array(Int64)}) AS start, sum(credits) AS credits
       FROM usage WHERE ${where} GROUP BY start`,
  );
  return database.read(
    selection.organizations,
    `SELECT start, sum(credits) AS total FROM (${sql}) GROUP BY start`,
    {
      ...parameters,
      buckets,
    },
  );
}

/** The usage of one series in one bucket. */
export interface Cell {
  readonly start: EpochMicros;
  readonly series_id: string;
  readonly series_organization: string;
  readonly total: string;
}

/** Sums usage by bucket and series in the order of the buckets, a few rows at a time: what has no usage is absent. */
export function streamCells(
  database: Reader,
  selection: Selection,
  groupBy: GroupBy,
  buckets: readonly EpochMicros[],
): AsyncGenerator<Cell[], void> {
  const { where, parameters } = selected(selection);
  const { id, organization } = KEY[groupBy];
  return database.stream(
    `SELECT roundDown(${MICROS}, {buckets:Array(Int64)}) AS start,
       ${id} AS series_id, ${organization} AS series_organization, sum(credits) AS total
     FROM usage WHERE ${where}
     GROUP BY start, series_id, series_organization
     ORDER BY start`,
    { ...parameters, buckets },
  );
}
