import { format } from '@credit-usage/sdk/credits';
import { periodText } from '../../i18n/period-text.js';
import { shareText } from '../../i18n/share-text.js';
import type { Words } from '../../i18n/words.js';
import type { PieFacts } from './credit-category-pie.model.js';
import type { PiePart, PieParts } from './pie-parts.js';

/** A row of the legend in words. */
export interface RowLabels {
  readonly name: string;
  /** The amount as it stands in its column. */
  readonly amount: string;
  /** The exact amount, for machines; undefined where it is not known. */
  readonly exact: string | undefined;
  /** Heard after the amount: eyes see it beside the total. */
  readonly unit: string | undefined;
  readonly share: string | undefined;
}

/** Everything that the pie writes, in one language. */
export interface PieLabels {
  readonly total: { readonly number: string; readonly exact: string; readonly unit: string };
  /** By the key of the part. */
  readonly rows: ReadonlyMap<string, RowLabels>;
  readonly period: string | undefined;
  readonly description: string;
}

/** More decimals than these are not filled up with zeros: the noise would be worse than an edge that is not straight. */
const MOST_FILLED = 3;

/** Puts a pie into words. */
export function pieLabels(facts: PieFacts, { parts, refunds }: PieParts, words: Words): PieLabels {
  const all = [...parts, ...parts.flatMap(({ members }) => members), ...refunds];
  const decimals = sharedDecimals(all.map(({ total }) => total ?? '0'));
  const { total } = facts;
  return {
    total: { number: words.amount(total), exact: total, unit: words.unit(total) },
    rows: new Map(all.map((part) => [part.key, rowLabels(part, decimals, words)])),
    period: periodText(facts.period, words),
    description: descriptionOf(facts, parts[0], words),
  };
}

/** So many decimals stand in every row that the points are under each other, as long as they are few. */
function sharedDecimals(amounts: readonly string[]): number {
  const most = Math.max(0, ...amounts.map((amount) => amount.split('.')[1]?.length ?? 0));
  return most > MOST_FILLED ? 0 : most;
}

function rowLabels(part: PiePart, decimals: number, words: Words): RowLabels {
  const { total, share } = part;
  return {
    name: nameOf(part, words),
    amount:
      total === undefined
        ? words.text('unknown')
        : format(total, { locale: words.locale, minimumFractionDigits: decimals }),
    exact: total,
    unit: total === undefined ? undefined : words.unit(total),
    share: share === undefined ? undefined : shareText(words.locale, share, total === '0'),
  };
}

function nameOf({ label, members }: PiePart, words: Words): string {
  return label ?? words.plural('otherCount', members.length, { count: words.count(members.length) });
}

/** What it is about, how much, on what most, and how it is walked. */
function descriptionOf(facts: PieFacts, first: PiePart | undefined, words: Words): string {
  const period = periodText(facts.period, words);
  const largest = first?.members.length ? first.members[0] : first;
  return [
    period === undefined ? undefined : `${period}.`,
    words.text('chartTotal', { amount: words.amountWithUnit(facts.total) }),
    largest?.total === undefined
      ? undefined
      : words.text('chartLargest', {
          series: nameOf(largest, words),
          amount: words.amountWithUnit(largest.total),
        }),
    words.text('pieKeys'),
  ]
    .filter((sentence) => sentence !== undefined)
    .join(' ');
}
