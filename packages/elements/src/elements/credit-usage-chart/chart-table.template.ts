import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../../i18n/words.js';
import { readCredits } from '../../internal/credits.js';
import { bucketName, namedExtent } from './chart-bars.labels.js';
import { bucketHeading } from './credit-usage-chart.labels.js';
import type { ChartBucket, ChartFacts } from './credit-usage-chart.model.js';

/** Every number of the chart, of every bucket. */
export function tableTemplate(
  facts: ChartFacts,
  names: readonly string[],
  caption: string,
  words: Words,
): TemplateResult {
  const { series, buckets, comparing, unit, total } = facts;
  const amount = (value: string | undefined): string =>
    value === undefined ? words.text('unknown') : words.amount(value);
  const row = (bucket: ChartBucket, index: number): TemplateResult => {
    const name = namedExtent(bucketName(facts, index, words), bucket.extent, words);
    const isEmpty = bucket.extent === 'not-yet';
    const cell = (value: string | undefined) => html`<td>${isEmpty ? nothing : amount(value)}</td>`;
    return html`<tr>
      <th scope="row">${name}</th>
      ${series.map((_, at) => cell(readCredits(bucket.values[at])))}
      ${cell(bucket.total)}
      ${comparing ? html`<td>${bucket.previous === undefined ? nothing : words.amount(bucket.previous)}</td>` : nothing}
    </tr>`;
  };
  return html`
    <div class="table-region" part="table" role="region" tabindex="0" aria-label=${caption}>
      <table>
        <thead>
          <tr>
            <th scope="col">${bucketHeading(unit, words)}</th>
            ${names.map((name) => html`<th scope="col">${name}</th>`)}
            <th scope="col">${words.text('total')}</th>
            ${comparing ? html`<th scope="col">${words.text('previousPeriod')}</th>` : nothing}
          </tr>
        </thead>
        <tbody>${buckets.map(row)}</tbody>
        <tfoot>
          <tr>
            <th scope="row">${words.text('total')}</th>
            ${series.map(({ total }) => html`<td>${amount(total)}</td>`)}
            <td>${amount(total)}</td>
            ${comparing ? html`<td></td>` : nothing}
          </tr>
        </tfoot>
      </table>
    </div>
  `;
}
