import { html, nothing, type TemplateResult } from 'lit';
import * as messages from '../../i18n/catalogue/index.js';
import type { Words } from '../../i18n/words.js';
import { lineTemplate, notIncludedTemplate } from '../../internal/line-template.js';
import { downloadTemplate } from '../../internal/table-templates.js';
import { pageNumber } from './recent-conversations.labels.js';

/** The pagination. `previous` or `next` is undefined at an end. */
export interface Pager {
  readonly at: number;
  readonly previous: (() => void) | undefined;
  readonly next: (() => void) | undefined;
}

/** What is shown below the table. */
export interface ConversationsFoot {
  readonly period: string | undefined;
  readonly notIncluded: string | undefined;
  /** Set where `data` has only the first rows, without a way to the others. */
  readonly firstOnly: string | undefined;
  readonly pager: Pager | undefined;
  /** Undefined where there is nothing to download. */
  readonly downloadLabel: string | undefined;
  readonly download: () => void;
}

/** The period of the rows, what they leave out, the pagination and the download. */
export function footTemplate(foot: ConversationsFoot, words: Words): TemplateResult {
  const { period, notIncluded, firstOnly, pager, downloadLabel } = foot;
  return html`
    ${pager ? pagerTemplate(pager, words) : nothing}
    <div class="context" part="context">
      ${lineTemplate(period, 'period')} ${lineTemplate(firstOnly, 'first-only')}
      ${downloadLabel === undefined ? nothing : downloadTemplate(downloadLabel, foot.download)}
      ${notIncludedTemplate(notIncluded)}
    </div>
  `;
}

/** At an end the buttons stay in place, so that the focus is not lost. */
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
