import { html, nothing, type TemplateResult } from 'lit';
import type { CreditLoadError } from '../data/load-error.js';
import { agoText } from '../i18n/ago.js';
import * as messages from '../i18n/catalogue/index.js';
import { plainText } from '../i18n/emphasis.js';
import { loadErrorText } from '../i18n/load-error-text.js';
import type { Message } from '../i18n/message.js';
import { refusalText } from '../i18n/refusal-text.js';
import type { Words } from '../i18n/words.js';
import type { CreditStatus } from '../util/status.js';
import { messageTemplate, staleTemplate } from './message-template.js';

/** What the templates of an element's states need. */
export interface StateFacts {
  readonly status: CreditStatus;
  readonly error: CreditLoadError | undefined;
  readonly refusal: Message;
  /** When the answer shown was loaded, in milliseconds. */
  readonly answeredAt: number | undefined;
  readonly words: Words;
  readonly retry: () => void;
}

/** What to draw in place of an answer; undefined when there is one. */
export function placeTemplate(facts: StateFacts, skeleton: TemplateResult): TemplateResult | undefined {
  const { status, error, words } = facts;
  if (status === 'idle') return html`<slot>${skeleton}</slot>`;
  if (status === 'loading')
    return html`<slot name="loading"><p class="visually-hidden">${words.text(messages.loading)}</p>${skeleton}</slot>`;
  if (status === 'refused') return refusedTemplate(facts);
  if (status === 'error' && error) return errorTemplate(facts, error);
  return undefined;
}

/** The message for no usage. */
export function emptyTemplate(words: Words): TemplateResult {
  return messageTemplate({
    state: 'empty',
    text: words.text(messages.empty),
    hint: words.text(messages.emptyHint),
  });
}

function refusedTemplate(facts: StateFacts): TemplateResult {
  const { needed, ask } = refusalOf(facts);
  return messageTemplate({ state: 'refused', text: needed, hint: ask });
}

function refusalOf({ error, refusal, words }: StateFacts): ReturnType<typeof refusalText> {
  return refusalText(error?.requiredRoles, refusal, words);
}

function errorTemplate(facts: StateFacts, error: CreditLoadError): TemplateResult {
  const { what, why } = loadErrorText(error, facts.words);
  const { requestId } = error;
  return messageTemplate({
    state: 'error',
    text: what,
    hint: why,
    detail: requestId === undefined ? undefined : facts.words.text(messages.requestId, { id: requestId }),
    retry: retryOf(facts),
  });
}

/** The notice above an answer that could not be refreshed. */
export function noticeTemplate(facts: StateFacts): TemplateResult | typeof nothing {
  return facts.status === 'stale' ? staleTemplate(staleText(facts), retryOf(facts)) : nothing;
}

function staleText({ answeredAt, error, words }: StateFacts): string {
  const ago = agoText(words.localeOf(messages.staleSince), (Date.now() - Number(answeredAt)) / 1000);
  const what = ago === undefined ? words.text(messages.stale) : words.text(messages.staleSince, { ago });
  return joined([what, error && loadErrorText(error, words).why]);
}

/** A button only where trying again can help. */
function retryOf({ error, words, retry }: StateFacts) {
  return error?.retryable ? { label: words.text(messages.retry), run: retry } : undefined;
}

/** The announcement that loading has failed. */
export function failureText(facts: StateFacts): string | undefined {
  const { status, error, words } = facts;
  if (status === 'stale') return staleText(facts);
  if (status === 'error' && error) return joined(Object.values(loadErrorText(error, words)));
  return status === 'refused' ? joined(Object.values(refusalOf(facts))) : undefined;
}

const joined = (texts: readonly (string | undefined)[]): string =>
  plainText(texts.filter((text) => text !== undefined).join(' '));
