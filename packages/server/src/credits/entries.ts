import type { UsageEntry } from '@credit-usage/sdk/contract';
import { normalize } from '@credit-usage/sdk/credits';
import { type EpochMicros, formatInstant } from '@credit-usage/sdk/time';
import type { Parameters } from '../store/database.js';
import type { Reader } from '../store/reader.js';
import { type Selection, selected } from '../store/selection.js';

export interface EntryRow {
  readonly id: string;
  readonly time: EpochMicros;
  readonly category: string;
  readonly description: string;
  readonly credits: string;
}

/** An entry in the form of the API. */
export function describeEntry({ id, time, category, description, credits }: EntryRow): UsageEntry {
  return { id, time: formatInstant(time), category, description, credits: normalize(credits) };
}

/** The time and id of an entry: the next page begins after it. */
export type EntryPosition = readonly [time: EpochMicros, id: string];

/** A page of a conversation's entries by time, then id, and one entry more if there is a next page. */
export async function entryRows(
  database: Reader,
  selection: Selection,
  page: { readonly limit: number; readonly after?: EntryPosition | undefined },
): Promise<EntryRow[]> {
  const { where, parameters } = selected(selection);
  const after: { condition: string; parameters: Parameters } = page.after
    ? {
        condition: 'AND (usage.time, id) > (fromUnixTimestamp64Micro({after_time:Int64}), {after_id:String})',
        parameters: { after_time: page.after[0], after_id: page.after[1] },
      }
    : { condition: '', parameters: {} };
  const rows = await database.read<Omit<EntryRow, 'time'> & { at: EpochMicros }>(
    selection.organizations,
    `SELECT id, toUnixTimestamp64Micro(usage.time) AS at, category, description, usage.credits AS credits
     FROM usage WHERE ${where} ${after.condition}
     ORDER BY usage.time, id LIMIT {rows:UInt32}`,
    { ...parameters, ...after.parameters, rows: page.limit + 1 },
  );
  return rows.map(({ at, ...row }) => ({ ...row, time: at }));
}

/** The usage of a category, and the times of the first and the last of it. */
export interface CategorySum {
  readonly category: string;
  readonly total: string;
  readonly entries: number;
  readonly first: EpochMicros;
  readonly last: EpochMicros;
}

/** Sums by category. */
export async function categorySums(database: Reader, selection: Selection): Promise<readonly CategorySum[]> {
  const { where, parameters } = selected(selection);
  return database.read(
    selection.organizations,
    `SELECT toString(usage.category) AS category, sum(usage.credits) AS total, count() AS entries,
       toUnixTimestamp64Micro(min(usage.time)) AS first, toUnixTimestamp64Micro(max(usage.time)) AS last
     FROM usage WHERE ${where} GROUP BY category`,
    parameters,
  );
}
