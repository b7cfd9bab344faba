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

/** A label beside the bars. */
export interface TickLabel {
  readonly text: string;
  /** How far from the top, in shares of the height. */
  readonly at: number;
}

/** Everything that stands around the bars, in one language. It changes with the report, not with what a reader does. */
export interface ChartLabels {
  readonly names: readonly string[];
  readonly slots: readonly SeriesSlot[];
  readonly hits: readonly HitLabel[];
  readonly axis: readonly AxisLabel[];
  readonly ticks: readonly TickLabel[];
  readonly period: string | undefined;
  readonly description: string;
  /** How it is walked. */
  readonly keys: string;
  /** What hatched bars are; undefined where there are none. */
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
