import { html, nothing, type TemplateResult } from 'lit';
import type { LoadError } from '../../data/load-error.js';
import { textPieces } from '../../i18n/emphasis.js';
import { loadErrorText } from '../../i18n/load-error-text.js';
import { refusalText } from '../../i18n/refusal-text.js';
import type { Words } from '../../i18n/words.js';
import { pieceTemplate } from '../../internal/message-template.js';
import { namesText } from './credit-usage-filters.labels.js';
import type { ListControl } from './filter-lists.js';

/** A control whose list is on its way: what it will be called is known already. */
export function boneTemplate(control: ListControl, words: Words): TemplateResult {
  return html`
    <div class="control ${control}" part="control ${control} loading" aria-hidden="true">
      <span class="label words" part="label">${words.text(control)}</span>
      <span class="box bone"></span>
    </div>
  `;
}

/** Takes away everything that the controls have set. Its place is kept, so that nothing moves when there is something to take away. */
export function clearTemplate(isNeeded: boolean, words: Words, clear: () => void): TemplateResult {
  const label = html`<span class="words">${words.text('clearFilters')}</span>`;
  return html`
    <div class="control clear ${isNeeded ? '' : 'unneeded'}">
      <span class="label" aria-hidden="true">&nbsp;</span>
      ${
        isNeeded
          ? html`<button class="clear-button" part="clear-button" type="button" @click=${clear}>${label}</button>`
          : html`<span class="clear-button" aria-hidden="true">${label}</span>`
      }
    </div>
  `;
}

/** A list that did not come. */
export interface FailedList {
  readonly control: ListControl;
  readonly error: LoadError;
}

/** Which lists did not come, and why; the controls go on with what they have. */
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
  const { needed, ask } = refusalText(first.error.requiredRoles ?? [], 'refusedUsage', words);
  return html`
    <slot name="refused">
      <p class="notice words" part="refused">${textPieces(needed).map(pieceTemplate)} ${ask}</p>
    </slot>
  `;
}

/** Which lists did not come, and why the first of them did not. */
export function failureText(failed: readonly FailedList[], words: Words): string {
  const names = failed.map(({ control }) => words.text(control));
  const why = failed[0] && loadErrorText(failed[0].error, words).why;
  return [words.text('choicesFailed', { filters: namesText(names, words) }), why].filter(Boolean).join(' ');
}

function failedTemplate(
  failed: readonly FailedList[],
  words: Words,
  retry: () => void,
): TemplateResult | typeof nothing {
  if (failed.length === 0) return nothing;
  return html`
    <slot name="error">
      <div class="stale" part="error">
        <p class="words">${failureText(failed, words)}</p>
        ${
          failed.some(({ error }) => error.retryable)
            ? html`<button class="retry" part="retry-button" type="button" @click=${retry}>${words.text('retry')}</button>`
            : nothing
        }
      </div>
    </slot>
  `;
}
