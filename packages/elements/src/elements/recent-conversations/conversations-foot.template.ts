import { html, nothing, type TemplateResult } from 'lit';
import * as messages from '../../i18n/catalogue/index.js';
import type { Words } from '../../i18n/words.js';
import { lineTemplate } from '../../internal/line-template.js';
import { pageNumber } from './recent-conversations.labels.js';

/** The way between pages. An end of it is undefined. */
export interface Pager {
  readonly at: number;
  readonly previous: (() => void) | undefined;
  readonly next: (() => void) | undefined;
}

/** What stands under the table. */
export interface ConversationsFoot {
  readonly period: string | undefined;
  readonly notIncluded: string | undefined;
  /** Where rows are left out that cannot be turned to. */
  readonly firstOnly: string | undefined;
  readonly pager: Pager | undefined;
  /** Undefined where there is nothing to save. */
  readonly downloadLabel: string | undefined;
  download(): void;
}

/** What the rows are about, what they leave out, and where to go from here. */
export function footTemplate(foot: ConversationsFoot, words: Words): TemplateResult {
  const { period, notIncluded, firstOnly, pager, downloadLabel } = foot;
  return html`
    ${pager ? pagerTemplate(pager, words) : nothing}
    <div class="context" part="context">
      ${lineTemplate(period, 'period')} ${lineTemplate(firstOnly, 'first-only')}
      ${
        downloadLabel === undefined
          ? nothing
          : html`<button class="action" part="download-button" type="button" @click=${() => foot.download()}>${downloadLabel}</button>`
      }
      ${lineTemplate(notIncluded, 'not-included')}
    </div>
  `;
}

/** Buttons at an end stay where they are, so that a keyboard does not lose its place. */
export function pagerTemplate({ at, previous, next }: Pager, words: Words): TemplateResult {
  const button = (name: string, text: string, run: (() => void) | undefined): TemplateResult => html`
    <button class="button" part="page-button ${name}" type="button" aria-disabled=${run ? nothing : 'true'} @click=${() => run?.()}>${text}</button>
  `;
  return html`
    <nav class="pager" part="pager" aria-label=${words.text(messages.pages)}>
      ${button('previous', words.text(messages.previousPage), previous)}
      <span class="page" part="page">${pageNumber(at, words)}</span>
      ${button('next', words.text(messages.nextPage), next)}
    </nav>
  `;
}
