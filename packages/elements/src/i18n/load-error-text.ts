import type { CreditLoadError, CreditLoadErrorKind } from '../data/load-error.js';
import { attempt } from '../util/attempt.js';
import { readObject } from '../util/read.js';
import { laterText } from './ago.js';
import * as messages from './catalogue/index.js';
import type { Words } from './words.js';

/** The texts for an error. The server's own message is not used: it is for developers, and in one language. */
export interface LoadErrorText {
  readonly what: string;
  /** Undefined where there is nothing to add but the button to try again. */
  readonly why: string | undefined;
}

/** `token_provider` has no reason here: unless it is refused, the page's token function has failed, and signing in again would not help readers. */
const REASONS = {
  connection: messages.loadFailedConnection,
  timeout: messages.loadFailedTimeout,
  invalid_request: messages.loadFailedFilters,
  authentication: messages.loadFailedSignIn,
  access_denied: messages.loadFailedNotFound,
  not_found: messages.loadFailedNotFound,
  rate_limit: messages.loadFailedTooMany,
  server: messages.loadFailedServer,
} as const satisfies Partial<Record<CreditLoadErrorKind, unknown>>;

/** Puts an error into words. */
export function loadErrorText(error: CreditLoadError, words: Words): LoadErrorText {
  const { kind, code, retryable } = error;
  // Where neither a reason nor a button helps, readers need somebody who can.
  const tell = retryable ? undefined : words.text(messages.loadFailedTell);
  if (code === 'unreadable') return { what: words.text(messages.unreadable), why: tell };
  // A redirected request usually ends at a sign-in page; a token is refused to those who are not signed in any more.
  const cause = code === 'redirected' || code === 'token_refused' ? 'authentication' : kind;
  const reason = Object.hasOwn(REASONS, cause) ? REASONS[cause as keyof typeof REASONS] : undefined;
  const why = waitText(error, words) ?? (reason && words.text(reason));
  return { what: words.text(messages.loadFailed), why: why ?? tell };
}

/** How long to wait, if the server has said so and it is at least 5 seconds. */
function waitText({ kind, cause }: CreditLoadError, words: Words): string | undefined {
  const wait =
    kind === 'rate_limit' ? attempt(() => Number(readObject(cause)?.retryAfterMs) / 1000) : undefined;
  if (wait === undefined || !(wait >= 5) || !Number.isFinite(wait)) return undefined;
  const message = messages.loadFailedTooManyUntil;
  return words.text(message, { when: laterText(words.localeOf(message), wait) });
}
