import { html, nothing, type TemplateResult } from 'lit';
import * as messages from '../../i18n/catalogue/index.js';
import type { Words } from '../../i18n/words.js';
import { amountTemplate, bone, columnTemplate } from '../../internal/table-templates.js';
import type {
  DetailsLabels,
  EntryLabels,
  FactLabel,
  SumLabel,
} from './conversation-credit-details.labels.js';

/** The number of columns. */
const COLUMNS = 4;

/** The heading takes the focus when the details open, so that screen readers read it first. */
export function detailsHeadTemplate(
  heading: string,
  level: number,
  close: TemplateResult | undefined,
): TemplateResult {
  return html`
    <div class="head">
      <div>
        <slot name="heading">
          <div class="heading words" part="heading" role="heading" aria-level=${level} tabindex="-1">${heading}</div>
        </slot>
        <slot name="description"></slot>
      </div>
      <div class="tools">
        <slot name="toolbar"></slot>
        ${close ?? nothing}
      </div>
    </div>
  `;
}

/** The facts about the conversation. */
export function factsTemplate(facts: readonly FactLabel[]): TemplateResult {
  return html`
    <dl class="facts" part="facts">
      ${facts.map(
        ({ name, text, instant }) => html`
          <div class="fact">
            <dt class="words">${name}</dt>
            <dd class="words">${instant === undefined ? text : html`<time datetime=${instant}>${text}</time>`}</dd>
          </div>
        `,
      )}
    </dl>
  `;
}

/** What is shown below the entries while there are more. */
export interface MoreEntries {
  readonly label: string;
  readonly isBusy: boolean;
  /** The message where loading them has failed. */
  readonly failure: string | undefined;
  /** Undefined where there is no way to load them. */
  readonly run: (() => void) | undefined;
}

/** A native table. Its roles are explicit because narrow layouts show rows as cards, for which browsers may drop table semantics. */
export function entriesTemplate(
  labels: DetailsLabels,
  more: MoreEntries | undefined,
  words: Words,
): TemplateResult {
  const { entries, selected, whole } = labels;
  return html`
    <table class="table" part="table" role="table" aria-label=${words.text(messages.creditDetails)}>
      ${columnsTemplate(words)}
      <tbody role="rowgroup">
        ${entries.map((entry) => entryTemplate(entry, words))}
        ${
          entries.length > 0
            ? nothing
            : html`<tr class="none" role="row"><td class="muted words" role="cell" colspan=${COLUMNS}>${words.text(messages.noEntries)}</td></tr>`
        }
        ${more ? moreTemplate(more, labels.shownOf) : nothing}
      </tbody>
      <tfoot part="totals" role="rowgroup">
        ${selected ? totalTemplate(selected, 'selected') : nothing} ${totalTemplate(whole, 'total')}
      </tfoot>
    </table>
  `;
}

function columnsTemplate(words: Words): TemplateResult {
  return html`
    <thead role="rowgroup">
      <tr role="row">
        ${columnTemplate(words.text(messages.time))} ${columnTemplate(words.text(messages.category))} ${columnTemplate(words.text(messages.description))}
        ${columnTemplate(words.unitAlone, 'numeric unit-name')}
      </tr>
    </thead>
  `;
}

function entryTemplate(entry: EntryLabels, words: Words): TemplateResult {
  const { time, category, description, refund } = entry;
  return html`
    <tr class="entry ${refund === undefined ? '' : 'refund'}" part="entry ${refund === undefined ? '' : 'refund'}" role="row">
      <td class="time" part="cell" role="cell">
        ${time ? html`<time datetime=${time.instant}>${time.text}</time>` : words.text(messages.unknown)}
      </td>
      <td class="category words" part="cell" role="cell">${category}</td>
      <td class="description" part="cell" role="cell">
        <span class="words">${description ?? nothing}</span>
        ${refund === undefined ? nothing : html`<span class="mark words" part="refund-mark">${refund}</span>`}
      </td>
      <td class="credits numeric" part="cell numeric-cell" role="cell">${amountTemplate(entry)}</td>
    </tr>
  `;
}

function moreTemplate(
  { label, isBusy, failure, run }: MoreEntries,
  shownOf: string | undefined,
): TemplateResult {
  return html`
    <tr class="more" role="row">
      <td role="cell" colspan=${COLUMNS}>
        <div class="more-line">
          ${
            run
              ? html`<button class="button" part="more-button" type="button" aria-disabled=${isBusy ? 'true' : nothing} @click=${run}>${label}</button>`
              : nothing
          }
          ${shownOf === undefined ? nothing : html`<span class="muted words" part="shown">${shownOf}</span>`}
          ${failure === undefined ? nothing : html`<span class="muted words" part="more-error">${failure}</span>`}
        </div>
      </td>
    </tr>
  `;
}

function totalTemplate(sum: SumLabel, part: string): TemplateResult {
  return html`
    <tr class=${part} part=${part} role="row">
      <th class="words" role="rowheader" scope="row" colspan=${COLUMNS - 1}>${sum.label}</th>
      <td class="numeric" role="cell">${amountTemplate(sum)}</td>
    </tr>
  `;
}

/** This many rows fill a window. */
const MOST = 10;

/**
 * How many rows the skeleton has. A list knows how many messages the conversation has, and a message has about one entry: the less the
 * details differ from their skeleton, the less moves below them.
 */
export function expectedRows({ dataset }: HTMLElement, limit: number): number {
  return Math.min(Number(dataset.messages) || MOST, MOST, limit);
}

/** The skeleton of the details. */
export function skeletonTemplate(rows: number, words: Words): TemplateResult {
  const names = [messages.agent, messages.started, messages.lastActivity, messages.messageCount];
  return html`
    <div class="skeleton" part="loading" aria-hidden="true">
      <div class="facts">
        ${names.map((name) => html`<div class="fact"><div class="term words">${words.text(name)}</div><div>${bone}</div></div>`)}
      </div>
      <table class="table" role="presentation">
        ${columnsTemplate(words)}
        <tbody>
          ${Array.from({ length: rows }, () => html`<tr class="entry"><td class="time">${bone}</td><td class="category">${bone}</td><td class="description">${bone}</td><td class="credits numeric">${bone}</td></tr>`)}
        </tbody>
        <tfoot><tr class="total"><th colspan=${COLUMNS - 1}>${words.text(messages.totalUsageForConversation)}</th><td class="numeric">${bone}</td></tr></tfoot>
      </table>
      <div class="context"><p>${bone}</p></div>
    </div>
  `;
}
