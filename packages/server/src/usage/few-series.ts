import type { GroupBy } from '@credit-usage/sdk/contract';
import { sum } from '@credit-usage/sdk/credits';
import type { Reader } from '../store/reader.js';
import type { Selection } from '../store/selection.js';
import { grouped } from './grouped.js';
import { bySeries } from './order.js';
import type { SeriesKey, Totals } from './totals.js';

/** A report's series and sums, the small series folded. */
export interface FoldedTotals {
  readonly keep: readonly SeriesKey[];
  /** How many series are folded. */
  readonly folded: number;
  readonly totals: Totals;
}

/**
 * Every series that a selection may have, according to the directory; undefined when there are more than `most`. When there are few, all
 * of them are summed first and ranked afterwards, so that the usage is read once and not twice.
 */
export async function fewSeries(
  database: Reader,
  { organizations, agentId, categories }: Selection,
  groupBy: GroupBy,
  most: number,
): Promise<readonly SeriesKey[] | undefined> {
  switch (groupBy) {
    case 'organization':
      return atMost(most, organizations.map(alone));
    case 'category': {
      if (categories) return atMost(most, [...new Set(categories)].map(alone));
      const known = await database.read<SeriesKey>(
        organizations,
        `SELECT DISTINCT category AS id, '' AS organizationId FROM categories
         WHERE organization_id IN {organizations:Array(String)} LIMIT {rows:UInt32}`,
        { organizations, rows: most + 1 },
      );
      return atMost(most, known);
    }
    case 'agent': {
      const known = await database.read<SeriesKey>(
        organizations,
        `SELECT DISTINCT agent_id AS id, organization_id AS organizationId FROM agents
         WHERE organization_id IN {organizations:Array(String)}
           ${agentId === undefined ? '' : 'AND agent_id = {agent:String}'} LIMIT {rows:UInt32}`,
        { organizations, ...(agentId !== undefined && { agent: agentId }), rows: most + 1 },
      );
      return atMost(most, known);
    }
  }
}

const alone = (id: string): SeriesKey => ({ id, organizationId: '' });

const atMost = (most: number, keys: readonly SeriesKey[]): readonly SeriesKey[] | undefined =>
  keys.length <= most ? keys : undefined;

/**
 * Ranks series by their sums, drops those without usage, and folds all but the first ones. Undefined when there is usage of a series
 * that is not among the keys: on a cluster the directory of one server may be behind the usage of another.
 */
export function foldSmall(
  keys: readonly SeriesKey[],
  totals: Totals,
  keptOf: (count: number) => number,
): FoldedTotals | undefined {
  const amounts = grouped(totals.cells, ({ series }) => series);
  if (amounts.has(0)) return undefined;
  const ranked = [...amounts]
    .map(([place, list]) => ({ place, key: keys[place - 1] as SeriesKey, total: sum(list) }))
    .sort(bySeries);
  const keep = ranked.slice(0, keptOf(ranked.length));
  const places = new Map(keep.map(({ place }, index) => [place, index + 1]));
  const cells = totals.cells.flatMap(({ start, series, total }) => {
    const place = places.get(series);
    return place === undefined ? [] : [{ start, series: place, total }];
  });
  const small = totals.cells.filter(({ series }) => !places.has(series));
  for (const [start, list] of grouped(small, (cell) => cell.start))
    cells.push({ start, series: 0, total: sum(list) });
  return {
    keep: keep.map(({ key }) => key),
    folded: ranked.length - keep.length,
    totals: { ...totals, cells },
  };
}
