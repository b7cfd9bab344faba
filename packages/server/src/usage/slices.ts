import type { EpochMicros, TimeRange } from '@credit-usage/sdk/time';
import type { Parameters } from '../store/database.js';
import type { Reader } from '../store/reader.js';
import { type Condition, type Selection, selected, selectedCells } from '../store/selection.js';

/** A part of a selection, and the SQL of when a row of it was, in epoch microseconds. */
export interface Slice extends Condition {
  readonly micros: string;
}

const MINUTE = 60_000_000;

/** The roll-ups of the table `usage`, the coarsest first, each as the start of a row's cell, by which its projection groups. */
const ROLL_UPS = [
  { unit: 60 * MINUTE, cell: 'toStartOfHour(time)' },
  { unit: 15 * MINUTE, cell: 'toStartOfFifteenMinutes(time)' },
] as const;

/** Shorter ranges have few rows, and are read as they are. */
const MIN_SPAN = 4 * 24 * 60 * MINUTE;

/**
 * What has to be summed for a selection. A long range is read from a roll-up, so that its cost depends on hours and not on records; only
 * its ends, where a cell would count too much, are read row by row. No boundary may lie inside a cell: time zones that are a half or a
 * quarter of an hour off need the finer cells, and historical ones that are seconds off cannot use any.
 *
 * A store that others write to has no roll-ups: rows that are there twice would count twice in them.
 *
 * Cells cannot be limited to a `mark`. A report does not need that, since each of its sums comes from a single query.
 *
 * @param boundaries - the instants that sums are cut at
 * @param split - whether the sums tell agents apart, as no roll-up does
 */
export function slicesOf(
  database: Pick<Reader, 'isShared'>,
  selection: Selection,
  boundaries: readonly EpochMicros[],
  split: boolean,
): Slice[] {
  const { range, asOf, agentId, conversationId } = selection;
  const rows = (part: TimeRange | undefined): Slice => ({
    micros: 'toUnixTimestamp64Micro(time)',
    ...selected({ ...selection, range: part }),
  });
  if (!range || split || agentId !== undefined || conversationId !== undefined || database.isShared())
    return [rows(range)];

  const end = Math.min(asOf + 1, range.to);
  for (const { unit, cell } of ROLL_UPS) {
    const from = Math.ceil(range.from / unit) * unit;
    const to = Math.floor(end / unit) * unit;
    if (to - from < MIN_SPAN) break;
    if (boundaries.some((each) => each > from && each < to && each % unit !== 0)) continue;
    const cells: Slice = {
      micros: `toInt64(toUnixTimestamp(${cell})) * 1000000`,
      ...selectedCells(selection, cell, { from, to }),
    };
    return [
      cells,
      ...(range.from < from ? [rows({ from: range.from, to: from })] : []),
      ...(to < end ? [rows({ from: to, to: end })] : []),
    ];
  }
  return [rows(range)];
}

/** One statement over several slices, whose placeholders are told apart by a number. */
export function union(
  slices: readonly Slice[],
  select: (slice: Slice) => string,
): { readonly sql: string; readonly parameters: Parameters } {
  const numbered = slices.map((slice, index) => {
    const renamed = (name: string): string => (TIMES.has(name) ? `${name}_${index}` : name);
    return {
      sql: select(slice).replace(/\{(\w+):/g, (_, name: string) => `{${renamed(name)}:`),
      parameters: Object.fromEntries(
        Object.entries(slice.parameters).map(([name, value]) => [renamed(name), value]),
      ),
    };
  });
  return {
    sql: numbered.map(({ sql }) => sql).join(' UNION ALL '),
    parameters: Object.assign({}, ...numbered.map(({ parameters }) => parameters)),
  };
}

/** The parameters that differ between slices. */
const TIMES: ReadonlySet<string> = new Set(['from', 'until']);
