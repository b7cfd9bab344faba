import { MOST_GROUPS } from '../../chart/groups.js';
import * as messages from '../../i18n/catalogue/index.js';
import { numberFormat } from '../../i18n/intl.js';
import { labelled } from '../../i18n/labelled.js';
import { periodText } from '../../i18n/period-text.js';
import { sentences } from '../../i18n/sentences.js';
import type { Words } from '../../i18n/words.js';
import { bySize } from '../../util/credits.js';
import { bucketName } from './chart-bars.labels.js';
import type { BucketExtent, ChartFacts } from './credit-usage-chart.model.js';

/** The description of the chart for screen readers: period, total, highest bar and largest series. */
export function chartDescription(facts: ChartFacts, names: readonly string[], words: Words): string {
  return sentences([
    periodText(facts.period, words),
    facts.total && labelled(words.text(messages.total), words.amountWithUnit(facts.total), words),
    highestText(facts, words),
    largestText(facts, names, words),
  ]);
}

/** The keyboard help. */
export function chartKeys({ buckets }: ChartFacts, words: Words): string {
  const keys = words.text(messages.chartKeys);
  return buckets.length > MOST_GROUPS ? `${keys} ${words.text(messages.chartGroupKeys)}` : keys;
}

/** The explanation of hatched bars, if there are any: their time is not over, or the range cuts some. */
export function partialText({ buckets }: ChartFacts, words: Words): string | undefined {
  const has = (extent: BucketExtent): boolean => buckets.some((bucket) => bucket.extent === extent);
  if (has('cut')) return words.text(messages.inPart);
  return has('so-far') ? words.text(messages.soFar) : undefined;
}

function highestText(facts: ChartFacts, words: Words): string | undefined {
  let [highest, most] = [-1, 0];
  for (const [index, { total = '0' }] of facts.buckets.entries())
    if (Number(total) > most) [highest, most] = [index, Number(total)];
  const total = facts.buckets[highest]?.total;
  if (total === undefined) return undefined;
  return words.text(messages.chartHighest, {
    bucket: bucketName(facts, highest, words),
    amount: words.amountWithUnit(total),
  });
}

function largestText({ series }: ChartFacts, names: readonly string[], words: Words): string | undefined {
  const totals = series.flatMap(({ total }, index) => (total === undefined ? [] : [{ total, index }]));
  const [largest] = totals.sort(bySize);
  if (!largest || series.length < 2) return undefined;
  return words.text(messages.chartLargest, {
    series: names[largest.index] ?? '',
    amount: words.amountWithUnit(largest.total),
  });
}

/** Ticks are round numbers: three digits are enough to write any of them exactly. */
const TICK: Intl.NumberFormatOptions = { notation: 'compact', maximumSignificantDigits: 3 };

/** A number on the axis, in as few characters as possible. */
export function tickText(locale: string, tick: number): string {
  return numberFormat(locale, TICK).format(tick);
}

const COLUMNS = { hour: messages.hour, day: messages.day, week: messages.week, month: messages.month };

/** The heading of the column of bucket names. */
export function bucketHeading(unit: string, words: Words): string {
  return words.text(Object.hasOwn(COLUMNS, unit) ? COLUMNS[unit as keyof typeof COLUMNS] : messages.day);
}
