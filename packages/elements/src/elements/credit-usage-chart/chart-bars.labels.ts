import type { Group } from '../../chart/groups.js';
import { bucketRangeText, bucketText, offsetText } from '../../i18n/bucket-text.js';
import * as messages from '../../i18n/catalogue/index.js';
import { dayRangeText } from '../../i18n/dates.js';
import { labelled } from '../../i18n/labelled.js';
import type { Words } from '../../i18n/words.js';
import { readCredits, sumOf } from '../../util/credits.js';
import type { BucketExtent, ChartBucket, ChartFacts } from './credit-usage-chart.model.js';

/** The amounts of a bar, or of several in a row. Undefined if not known. */
export interface BarAmounts {
  readonly total: string | undefined;
  readonly values: readonly (string | undefined)[];
  readonly previous: string | undefined;
}

/** The name of a bucket, without a note about what is missing of it. */
export function bucketName(facts: ChartFacts, index: number, words: Words): string {
  const { unit, buckets } = facts;
  const bucket = buckets[index];
  if (!bucket) return '';
  const name = bucketText(words.locale, unit, bucket);
  return unit === 'hour' && isRepeated(buckets, index) ? `${name} (${offsetText(bucket.local)})` : name;
}

/** Whether its hour occurs twice, as it does when clocks go back. */
function isRepeated(buckets: readonly ChartBucket[], index: number): boolean {
  const clock = (at: number): string | undefined => buckets[at]?.local.slice(0, 16);
  return clock(index) === clock(index - 1) || clock(index) === clock(index + 1);
}

/** The name of a group of buckets. */
export function groupName(facts: ChartFacts, { from, to }: Group, words: Words): string {
  const [first, last] = [facts.buckets[from], facts.buckets[to - 1]];
  if (to - from === 1 || !first || !last) return bucketName(facts, from, words);
  return bucketRangeText(words.locale, facts.unit, first, last, facts.buckets[to]?.local);
}

/** The selected bar in few characters, and in those of the list that it narrows: `Nov 24, 2026`. */
export function pickedText(facts: ChartFacts, group: Group, words: Words): string {
  const [first, last] = [facts.buckets[group.from], facts.buckets[group.to - 1]];
  return first && last && facts.unit === 'day'
    ? dayRangeText(words.locale, first.date, last.date)
    : groupName(facts, group, words);
}

/** How much of a group there is. Its end decides, since that is where the present is. */
export function groupExtent({ buckets }: ChartFacts, { from, to }: Group): BucketExtent {
  const extents = buckets.slice(from, to).map(({ extent }) => extent);
  if (extents.every((extent) => extent === 'not-yet')) return 'not-yet';
  if (extents.some((extent) => extent === 'so-far' || extent === 'not-yet')) return 'so-far';
  return extents.includes('cut') ? 'cut' : 'whole';
}

const NOTED = {
  'so-far': messages.bucketSoFar,
  cut: messages.bucketCut,
  'not-yet': messages.bucketNotYet,
};

/** A name with a note about what is missing: `Sun, Nov 22, 2026, so far`. */
export function namedExtent(bucket: string, extent: BucketExtent, words: Words): string {
  return extent === 'whole' ? bucket : words.text(NOTED[extent], { bucket });
}

/** The accessible name of a bar. */
export function barLabel(facts: ChartFacts, group: Group, words: Words): string {
  const extent = groupExtent(facts, group);
  const label = namedExtent(groupName(facts, group, words), extent, words);
  const text =
    extent === 'not-yet' ? label : labelled(label, amountText(totalOf(facts, group), words), words);
  const before = previousOf(facts, group);
  if (before === undefined) return text;
  const previous = labelled(words.text(messages.previousPeriod), words.amountWithUnit(before), words);
  return `${text}. ${previous}`;
}

/** An amount with its unit, or the word for one that is not known. */
export function amountText(amount: string | undefined, words: Words): string {
  return amount === undefined ? words.text(messages.unknown) : words.amountWithUnit(amount);
}

/** The exact total of a group. That of a single bar is the report's own. */
function totalOf({ buckets }: ChartFacts, { from, to }: Group): string | undefined {
  return to - from === 1 ? buckets[from]?.total : sumOf(buckets.slice(from, to).map(({ total }) => total));
}

/** The amount of the previous period at the place of a group. */
function previousOf({ buckets }: ChartFacts, { from, to }: Group): string | undefined {
  return to - from === 1
    ? buckets[from]?.previous
    : sumOf(buckets.slice(from, to).map(({ previous }) => previous));
}

/** The exact amounts of a group. A sum with an unknown part is unknown too. */
export function amountsOf(facts: ChartFacts, { from, to }: Group): BarAmounts {
  const { buckets, series } = facts;
  const group = buckets.slice(from, to);
  return {
    total: sumOf(group.map(({ total }) => total)),
    values: series.map((_, index) => sumOf(group.map(({ values }) => readCredits(values[index])))),
    previous: previousOf(facts, { from, to }),
  };
}

/** The accessible name of a part of a bar. */
export function segmentLabel(
  facts: ChartFacts,
  group: Group,
  series: number,
  name: string,
  words: Words,
): string {
  return words.text(messages.segmentAmount, {
    series: name,
    bucket: groupName(facts, group, words),
    amount: amountText(amountsOf(facts, group).values[series], words),
  });
}
