import { html, nothing, type TemplateResult } from 'lit';
import type { CreditLoadError } from '../../data/load-error.js';
import * as messages from '../../i18n/catalogue/index.js';
import { textPieces } from '../../i18n/emphasis.js';
import { loadErrorText } from '../../i18n/load-error-text.js';
import { refusalText } from '../../i18n/refusal-text.js';
import type { Words } from '../../i18n/words.js';
import { pieceTemplate, staleTemplate } from '../../internal/message-template.js';
import { controlLabel, namesText } from './credit-usage-filters.labels.js';
import type { ListControl } from './filter-lists.js';

/** The skeleton of a control whose list is loading, with its label. */
export function boneTemplate(control: ListControl, words: Words): TemplateResult {
  return html`
    <div class="control ${control}" part="control ${control} loading" aria-hidden="true">
      <span class="label words" part="label">${controlLabel(control, words)}</span>
      <span class="box bone"></span>
    </div>
  `;
}

/** Replaces the control of an empty list, which would open to nothing. */
export function noneTemplate(control: 'agent' | 'category', words: Words): TemplateResult {
  return html`
    <div class="control" part="control ${control}" role="group" aria-labelledby="${control}-label">
      <span class="label words" part="label" id="${control}-label">${controlLabel(control, words)}</span>
      <span class="only none words" part="only">${words.text(control === 'agent' ? messages.noAgentsYet : messages.noCategoriesYet)}</span>
    </div>
  `;
}

/** The button that clears everything the controls can set. */
export function clearTemplate(words: Words, clear: () => void): TemplateResult {
  return html`
    <div class="control clear">
      <span class="label" aria-hidden="true">&nbsp;</span>
      <button class="action clear-button" part="clear-button" type="button" @click=${clear}>
        <span class="words">${words.text(messages.clearFilters)}</span>
      </button>
    </div>
  `;
}

/** A list that could not be loaded. */
export interface FailedList {
  readonly control: ListControl;
  readonly error: CreditLoadError;
}

/** Says which lists could not be loaded, and why. The controls keep working with what they have. */
export function noticeTemplate(
  failed: readonly FailedList[],
  words: Words,
  retry: () => void,
): TemplateResult | typeof nothing {
  const refused = failed.filter(({ error }) => error.kind === 'missing_role');
  const others = failed.filter(({ error }) => error.kind !== 'missing_role');
  return html`${refusedTemplate(refused, words)}${failedTemplate(others, words, retry)}`;
}

function refusedTemplate([first]: readonly FailedList[], words: Words): TemplateResult | typeof nothing {
  if (!first) return nothing;
  const { needed, ask } = refusalText(first.error.requiredRoles, messages.refusedUsage, words);
  return html`
    <slot name="refused">
      <p class="notice words" part="refused">${textPieces(needed).map(pieceTemplate)} ${ask}</p>
    </slot>
  `;
}

/** Says which lists could not be loaded, with the reason of the first. */
export function failureText(failed: readonly FailedList[], words: Words): string {
  const names = failed.map(({ control }) => controlLabel(control, words));
  const why = failed[0] && loadErrorText(failed[0].error, words).why;
  return [words.text(messages.choicesFailed, { filters: namesText(names, words) }), why]
    .filter(Boolean)
    .join(' ');
}

function failedTemplate(
  failed: readonly FailedList[],
  words: Words,
  retry: () => void,
): TemplateResult | typeof nothing {
  if (failed.length === 0) return nothing;
  const canRetry = failed.some(({ error }) => error.retryable);
  const again = canRetry ? { label: words.text(messages.retry), run: retry } : undefined;
  return html`<slot name="error">${staleTemplate(failureText(failed, words), again, 'error')}</slot>`;
}
