import { html, nothing, type TemplateResult } from 'lit';
import type { AmountLabel } from '../../i18n/amount-label.js';
import * as messages from '../../i18n/catalogue/index.js';
import { labelled } from '../../i18n/labelled.js';
import type { Words } from '../../i18n/words.js';
import { chevronTemplate, lockTemplate, sortTemplate } from '../../internal/icons.js';
import type { DrawRows } from '../../internal/keyed-rows.js';
import { amountTemplate, columnTemplate } from '../../internal/table-templates.js';
import type { ConversationOrder } from './conversation-order.js';
import type { ConversationLabels, PageLabels } from './recent-conversations.labels.js';

/** What the table shows, and its listeners. */
export interface ConversationTable {
  readonly labels: PageLabels;
  readonly name: string;
  readonly order: ConversationOrder;
  readonly words: Words;
  /** The open row, and the content below it. */
  readonly open: { readonly index: number; readonly template: TemplateResult } | undefined;
  /** Draws the rows. */
  readonly drawRows: DrawRows;
  toggle(index: number): void;
  /** Undefined where the rows cannot be sorted. */
  readonly sort: ((order: ConversationOrder) => void) | undefined;
}

/** The number of columns. */
const COLUMNS = 5;

/**
 * A native table. Its roles are explicit because narrow layouts show rows as cards, for which browsers may drop table semantics.
 */
export function tableTemplate(table: ConversationTable): TemplateResult {
  const { labels, name, words, drawRows } = table;
  return html`
    ${lockTextTemplate(labels.locked, 'locked')}
    <table class="table" part="table" role="table" aria-label=${labelled(name, labels.period, words)}>
      ${headTemplate(table)}
      ${drawRows(labels.rows.map((row, index) => [row.key, rowTemplate(table, row, index)]))}
      ${labels.unattributed ? footTemplate(labels.unattributed, words) : nothing}
    </table>
  `;
}

/** The column headings, which the skeleton has too. */
export function headTemplate({
  words,
  order,
  sort,
}: Pick<ConversationTable, 'words' | 'order' | 'sort'>): TemplateResult {
  const sorted = (text: string, by: ConversationOrder): TemplateResult => {
    const name = html`${sortTemplate()}<span class="words">${text}</span>`;
    return html`
    <th
      class="sortable numeric ${by === order ? 'sorted' : ''}"
      part="header-cell"
      role="columnheader"
      scope="col"
      aria-sort=${by === order ? 'descending' : nothing}
    >
      ${
        sort
          ? html`<button class="sort" part="sort-button" type="button" @click=${() => sort(by)}>${name}</button>`
          : html`<span class="sort">${name}</span>`
      }
    </th>
  `;
  };
  return html`
    <thead role="rowgroup">
      <tr role="row">
        ${columnTemplate(words.text(messages.conversation))} ${columnTemplate(words.text(messages.agent))}
        ${sorted(words.text(messages.totalOfUnit, { unit: words.unitAlone }), '-credits')}
        ${columnTemplate(words.text(messages.messageCount), 'numeric')} ${sorted(words.text(messages.lastActivity), '-lastActivityAt')}
      </tr>
    </thead>
  `;
}

function rowTemplate(table: ConversationTable, row: ConversationLabels, index: number): TemplateResult {
  const { words, open } = table;
  const isOpen = open?.index === index;
  return html`
    <tr class="row ${isOpen ? 'open' : ''}" part="row ${isOpen ? 'open' : ''}" role="row">
      <th class="title" part="cell title-cell" role="rowheader" scope="row" title=${row.whole ?? nothing}>${titleTemplate(table, row, index, isOpen)}</th>
      <td class="agent" part="cell" role="cell">
        <span class="words clamped">${row.agent}</span>
        ${row.organization === undefined ? nothing : html`<span class="sub words clamped">${row.organization}</span>`}
      </td>
      <td class="credits numeric" part="cell numeric-cell" role="cell">
        ${amountTemplate(row)}
      </td>
      <td class="messages numeric" part="cell numeric-cell" role="cell">
        ${
          row.messages
            ? html`<span class="table-only">${row.messages.count}</span><span class="card-only words">${row.messages.text}</span>`
            : html`<span class="visually-hidden">${words.text(messages.unknown)}</span><span aria-hidden="true">–</span>`
        }
      </td>
      <td class="activity numeric" part="cell numeric-cell" role="cell">
        ${
          row.lastActivity
            ? html`<time datetime=${row.lastActivity.instant}>${row.lastActivity.text}</time>`
            : words.text(messages.unknown)
        }
      </td>
    </tr>
    ${isOpen ? openTemplate(open.template) : nothing}
  `;
}

/** The title is one real button, whose area covers the whole row for the pointer. */
function titleTemplate(
  { toggle, labels }: ConversationTable,
  row: ConversationLabels,
  index: number,
  isOpen: boolean,
): TemplateResult {
  const allLocked = labels.locked !== undefined;
  const lockId = allLocked ? 'locked' : `locked-${index}`;
  return html`
    <button
      class="open-button ${row.id === undefined ? '' : 'untitled'}"
      part="open-button"
      type="button"
      aria-expanded=${isOpen ? 'true' : 'false'}
      aria-controls=${isOpen ? 'details' : nothing}
      aria-describedby=${row.locked === undefined ? nothing : lockId}
      @click=${() => toggle(index)}
    >${chevronTemplate()}<span class="words clamped">${row.title}</span>${allLocked ? html`<span part="locked">${lockTemplate()}</span>` : nothing}</button>
    ${row.id === undefined ? nothing : html`<span class="sub id" part="conversation-id"><bdi>${row.id}</bdi></span>`}
    ${allLocked ? nothing : lockTextTemplate(row.locked, lockId)}
  `;
}

/** The note about missing access, in a row or above all rows. */
function lockTextTemplate(text: string | undefined, id: string): TemplateResult | typeof nothing {
  if (text === undefined) return nothing;
  return html`<span class="sub locked" part="locked" id=${id}>${lockTemplate()}<span class="words">${text}</span></span>`;
}

function openTemplate(template: TemplateResult): TemplateResult {
  return html`
    <tr class="detail-row" part="detail-row" role="row">
      <td class="detail" id="details" role="cell" colspan=${COLUMNS}>${template}</td>
    </tr>
  `;
}

function footTemplate(amount: AmountLabel, words: Words): TemplateResult {
  return html`
    <tfoot part="unattributed" role="rowgroup">
      <tr role="row">
        <th class="title words" role="rowheader" scope="row" colspan="2">${words.text(messages.unattributed)}</th>
        <td class="credits numeric" role="cell">${amountTemplate(amount)}</td>
        <td class="rest" role="cell" colspan="2"></td>
      </tr>
    </tfoot>
  `;
}
