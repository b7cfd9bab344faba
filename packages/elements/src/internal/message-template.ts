import { html, nothing, type TemplateResult } from 'lit';
import { type TextPiece, textPieces } from '../i18n/emphasis.js';

/** What a state says instead of figures. */
export interface Message {
  /** The part, and the slot in which a page may put words of its own. */
  readonly state: 'empty' | 'error' | 'refused';
  /** Values may stand out in it. */
  readonly text: string;
  /** What to do about it. */
  readonly hint?: string | undefined;
  /** Smaller still: what to tell those who run the service. */
  readonly detail?: string | undefined;
  readonly retry?: RetryAction | undefined;
}

/** The button that asks again. */
export interface RetryAction {
  readonly label: string;
  readonly run: () => void;
}

/** A state in words. */
export function messageTemplate({ state, text, hint, detail, retry }: Message): TemplateResult {
  return html`
    <slot name=${state}>
      <div class="message" part=${state}>
        <p class="words">${textPieces(text).map(pieceTemplate)}</p>
        ${hint === undefined ? nothing : html`<p class="hint words">${hint}</p>`}
        ${retry || detail !== undefined ? actionsTemplate(retry, detail) : nothing}
      </div>
    </slot>
  `;
}

/** A piece of a sentence as it is drawn. */
export function pieceTemplate({ text, isStrong }: TextPiece): TemplateResult | string {
  return isStrong ? html`<strong>${text}</strong>` : text;
}

function actionsTemplate(retry: RetryAction | undefined, detail: string | undefined): TemplateResult {
  return html`
    <div class="actions">
      ${retry ? retryTemplate(retry) : nothing}
      ${detail === undefined ? nothing : html`<p class="detail words" part="request-id">${detail}</p>`}
    </div>
  `;
}

/** A line over figures that are not the latest, or beside a list that did not come. */
export function staleTemplate(
  text: string,
  retry: RetryAction | undefined,
  part: 'stale' | 'error' = 'stale',
): TemplateResult {
  return html`
    <div class="stale" part=${part}>
      <p class="words">${text}</p>
      ${retry ? retryTemplate(retry) : nothing}
    </div>
  `;
}

function retryTemplate({ label, run }: RetryAction): TemplateResult {
  return html`<button class="retry" part="retry-button" type="button" @click=${run}>${label}</button>`;
}
