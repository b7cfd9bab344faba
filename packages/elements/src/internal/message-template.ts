import { html, nothing, type TemplateResult } from 'lit';
import { type TextPiece, textPieces } from '../i18n/emphasis.js';

/** The message of a state, in place of figures. */
export interface Message {
  /** The name of the part, and of the slot that replaces the message. */
  readonly state: 'empty' | 'error' | 'refused';
  /** May contain emphasized values. */
  readonly text: string;
  /** What to do about it. */
  readonly hint?: string | undefined;
  /** Even smaller: the request ID. */
  readonly detail?: string | undefined;
  readonly retry?: RetryAction | undefined;
}

/** The button that tries again. */
export interface RetryAction {
  readonly label: string;
  readonly run: () => void;
}

/** The message of a state, with its slot. */
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

/** Renders a piece of a sentence. */
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

/** The notice above figures that could not be refreshed, or beside a list that could not be loaded. */
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
  return html`<button class="button retry" part="retry-button" type="button" @click=${run}>${label}</button>`;
}
