import { alignedAmounts } from '../../i18n/aligned-amounts.js';
import * as messages from '../../i18n/catalogue/index.js';
import { labelled } from '../../i18n/labelled.js';
import { periodText } from '../../i18n/period-text.js';
import { shareText } from '../../i18n/ratio.js';
import { sentences } from '../../i18n/sentences.js';
import type { Words } from '../../i18n/words.js';
import type { PieFacts } from './credit-category-pie.model.js';
import type { PiePart, PieParts } from './pie-parts.js';

/** The texts of a legend row. */
export interface RowLabels {
  readonly name: string;
  /** The amount as formatted for its column. */
  readonly amount: string;
  /** The exact amount, for machines; undefined where it is not known. */
  readonly exact: string | undefined;
  /** Only for screen readers, after the amount: on screen it is shown once, beside the total. */
  readonly unit: string | undefined;
  readonly share: string | undefined;
}

/** All texts of the pie. */
export interface PieLabels {
  readonly total: { readonly number: string; readonly exact: string; readonly unit: string };
  /** By the key of the part. */
  readonly rows: ReadonlyMap<string, RowLabels>;
  readonly period: string | undefined;
  readonly description: string;
  /** The keyboard help. */
  readonly keys: string;
}

/** Puts a pie into words. */
export function pieLabels(facts: PieFacts, { parts, refunds }: PieParts, words: Words): PieLabels {
  const all = [...parts, ...parts.flatMap(({ members }) => members), ...refunds];
  const write = alignedAmounts(
    all.map(({ total }) => total),
    words,
  );
  const { total } = facts;
  return {
    total: { number: words.amount(total), exact: total, unit: words.unit(total) },
    rows: new Map(all.map((part) => [part.key, rowLabels(part, write, words)])),
    period: periodText(facts.period, words),
    description: descriptionOf(facts, parts[0], words),
    keys: words.text(messages.pieKeys),
  };
}

function rowLabels(part: PiePart, write: (credits: string) => string, words: Words): RowLabels {
  const { total, share } = part;
  return {
    name: nameOf(part, words),
    amount: total === undefined ? words.text(messages.unknown) : write(total),
    exact: total,
    unit: total === undefined ? undefined : words.unit(total),
    share: share === undefined ? undefined : shareText(words.locale, share, total === '0'),
  };
}

function nameOf({ label, members }: PiePart, words: Words): string {
  return label ?? words.plural(messages.otherCount, members.length);
}

/** The period, the total and the largest category, for screen readers. */
function descriptionOf(facts: PieFacts, first: PiePart | undefined, words: Words): string {
  return sentences([
    periodText(facts.period, words),
    labelled(words.text(messages.total), words.amountWithUnit(facts.total), words),
    first?.total === undefined || first.amount === 0
      ? undefined
      : words.text(messages.chartLargest, {
          series: nameOf(first, words),
          amount: words.amountWithUnit(first.total),
        }),
  ]);
}
