import { html, nothing, type TemplateResult } from 'lit';
import { alignedAmounts } from '../../i18n/aligned-amounts.js';
import * as messages from '../../i18n/catalogue/index.js';
import type { Words } from '../../i18n/words.js';
import { readCredits } from '../../util/credits.js';
import { bucketName, namedExtent } from './chart-bars.labels.js';
import { bucketHeading } from './credit-usage-chart.labels.js';
import type { ChartFacts } from './credit-usage-chart.model.js';

type Cell = string | typeof nothing;

/** A column of amounts and its total. */
interface Column {
  readonly name: string;
  readonly cells: readonly Cell[];
  readonly foot: Cell;
}

/** The table with all numbers of the chart. */
export function tableTemplate(
  facts: ChartFacts,
  names: readonly string[],
  caption: string,
  words: Words,
): TemplateResult {
  const columns = columnsOf(facts, names, words);
  return html`
    <div class="table-region" part="table" role="region" tabindex="0" aria-label=${caption}>
      <table>
        <thead>
          <tr>
            <th scope="col">${bucketHeading(facts.unit, words)}</th>
            ${columns.map(({ name }) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${facts.buckets.map(
            ({ extent }, index) => html`<tr>
              <th scope="row">${namedExtent(bucketName(facts, index, words), extent, words)}</th>
              ${columns.map(({ cells }) => html`<td>${cells[index]}</td>`)}
            </tr>`,
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">${words.text(messages.total)}</th>
            ${columns.map(({ foot }) => html`<td>${foot}</td>`)}
          </tr>
        </tfoot>
      </table>
    </div>
  `;
}

function columnsOf(facts: ChartFacts, names: readonly string[], words: Words): Column[] {
  const { series, buckets, comparing, total, previousTotal } = facts;
  /** Undefined amounts are unknown, except in buckets that have not begun and in the previous period, which may lack such a bucket. */
  const column = (
    name: string,
    amounts: readonly (string | undefined)[],
    sum: string | undefined,
    isBefore = false,
  ): Column => {
    const write = alignedAmounts([...amounts, sum], words);
    const text = (amount: string | undefined): Cell =>
      amount === undefined ? (isBefore ? nothing : words.text(messages.unknown)) : write(amount);
    const cells = amounts.map((amount, index) =>
      buckets[index]?.extent === 'not-yet' && !isBefore ? nothing : text(amount),
    );
    return { name, cells, foot: text(sum) };
  };
  const before = buckets.map(({ previous }) => previous);
  return [
    ...series.map((each, at) =>
      column(
        names[at] ?? '',
        buckets.map(({ values }) => readCredits(values[at])),
        each.total,
      ),
    ),
    column(
      words.text(messages.total),
      buckets.map((bucket) => bucket.total),
      total,
    ),
    ...(comparing ? [column(words.text(messages.previousPeriod), before, previousTotal, true)] : []),
  ];
}
