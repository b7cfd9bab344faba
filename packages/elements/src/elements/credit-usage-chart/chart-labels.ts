import { type AxisLabel, axisLabels } from '../../chart/axis-labels.js';
import { type Group, groupBuckets } from '../../chart/groups.js';
import type { SeriesSlot } from '../../chart/palette.js';
import { type AmountScale, fromTop } from '../../chart/scale.js';
import { axisText } from '../../i18n/bucket-text.js';
import { periodText } from '../../i18n/period-text.js';
import type { Words } from '../../i18n/words.js';
import { barLabel } from './chart-bars.labels.js';
import { chartDescription, chartKeys, partialText, tickText } from './credit-usage-chart.labels.js';
import type { ChartFacts } from './credit-usage-chart.model.js';
import { seriesNames } from './series-names.js';

/** A target for pointers and keys: a bar, or a group of them. */
export interface HitLabel extends Group {
  readonly label: string;
}

/** A label of the vertical axis. */
export interface TickLabel {
  readonly text: string;
  /** The distance from the top, as a share of the height. */
  readonly at: number;
}

/** All texts around the bars. They change with the report, not with what a reader does. */
export interface ChartLabels {
  readonly names: readonly string[];
  readonly slots: readonly SeriesSlot[];
  readonly hits: readonly HitLabel[];
  readonly axis: readonly AxisLabel[];
  readonly ticks: readonly TickLabel[];
  readonly period: string | undefined;
  readonly description: string;
  /** The keyboard help. */
  readonly keys: string;
  /** The explanation of hatched bars; undefined where there are none. */
  readonly partial: string | undefined;
}

/** Puts the facts into words. */
export function chartLabels(
  facts: ChartFacts,
  scale: AmountScale,
  slots: readonly SeriesSlot[],
  words: Words,
): ChartLabels {
  const { buckets, unit } = facts;
  const names = seriesNames(facts.series, facts.organizations, words);
  return {
    names,
    slots,
    hits: groupBuckets(buckets).map((group) => ({ ...group, label: barLabel(facts, group, words) })),
    axis: axisLabels(buckets, unit, (index, grain) => {
      const bucket = buckets[index];
      return bucket ? axisText(words.locale, grain, bucket) : '';
    }),
    ticks: scale.ticks.map((tick) => ({ text: tickText(words.locale, tick), at: fromTop(scale, tick) })),
    period: periodText(facts.period, words),
    description: chartDescription(facts, names, words),
    keys: chartKeys(facts, words),
    partial: partialText(facts, words),
  };
}
