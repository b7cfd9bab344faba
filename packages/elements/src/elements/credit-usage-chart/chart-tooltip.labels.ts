import { abs, compare, isZero } from '@credit-usage/sdk/credits';
import type { Group } from '../../chart/groups.js';
import type { SeriesSlot } from '../../chart/palette.js';
import { alignedAmounts } from '../../i18n/aligned-amounts.js';
import * as messages from '../../i18n/catalogue/index.js';
import type { Words } from '../../i18n/words.js';
import { amountsOf, amountText, groupExtent, groupName, namedExtent } from './chart-bars.labels.js';
import type { ChartFacts } from './credit-usage-chart.model.js';

/** A line of the tooltip. */
export interface TooltipRow {
  readonly series: number;
  readonly slot: SeriesSlot;
  readonly name: string;
  readonly amount: string;
}

/** The texts of a bar's tooltip. */
export interface TooltipLabels {
  readonly title: string;
  /** Undefined where the bar's time has not begun. */
  readonly total: string | undefined;
  readonly rows: readonly TooltipRow[];
  /** How many series are not listed. */
  readonly more: string | undefined;
  readonly previous: string | undefined;
}

/** More rows could not be read at a glance; the table has them all. */
const MOST_ROWS = 8;

/** The exact amounts of a bar: its total, each series from top to bottom as they are stacked, and the previous period. */
export function tooltipLabels(
  facts: ChartFacts,
  group: Group,
  names: readonly string[],
  slots: readonly SeriesSlot[],
  words: Words,
): TooltipLabels {
  const extent = groupExtent(facts, group);
  const hasBegun = extent !== 'not-yet';
  const title = namedExtent(groupName(facts, group, words), extent, words);
  const { total, values, previous } = amountsOf(facts, group);
  const listed = listedSeries(values);
  const write = alignedAmounts([...listed.map((series) => values[series]), previous], words);
  const rows = listed.map((series) => ({
    series,
    slot: slots[series] ?? 'other',
    name: names[series] ?? '',
    amount: values[series] === undefined ? words.text(messages.unknown) : write(values[series]),
  }));
  const more = values.filter((value) => value === undefined || !isZero(value)).length - listed.length;
  return {
    title,
    total: hasBegun ? amountText(total, words) : undefined,
    rows: hasBegun ? rows.reverse() : [],
    more: more > 0 ? words.plural(messages.andMore, more) : undefined,
    previous: previous === undefined ? undefined : write(previous),
  };
}

/** A few series are all listed, so that rows stay in place from bar to bar; of many, those with the largest amounts. */
function listedSeries(values: readonly (string | undefined)[]): number[] {
  const all = [...values.keys()];
  if (all.length <= MOST_ROWS) return all;
  const size = (index: number): string => abs(values[index] ?? '0');
  return all
    .filter((index) => !isZero(size(index)))
    .sort((a, b) => compare(size(b), size(a)))
    .slice(0, MOST_ROWS)
    .sort((a, b) => a - b);
}
