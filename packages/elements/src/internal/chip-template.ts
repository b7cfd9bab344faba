import { html, type TemplateResult } from 'lit';
import { clearRange } from '../i18n/catalogue/index.js';
import { labelled } from '../i18n/labelled.js';
import type { Words } from '../i18n/words.js';

/** The button that names the selected range and clears it. */
export function chipTemplate(text: string, clear: () => void, words: Words): TemplateResult {
  return html`
    <button class="chip" part="range-chip" type="button" @click=${clear}>
      <span class="words">${text}</span><span class="visually-hidden">${labelled('', words.text(clearRange), words)}</span><span class="cross" aria-hidden="true"></span>
    </button>
  `;
}
