import type { LoadError, LoadErrorKind } from '../data/load-error.js';
import type { Words } from './words.js';

/** An error in our words. What the server said stays out: it is written for developers, and in one language. */
export interface LoadErrorText {
  readonly what: string;
  /** Undefined where nothing is known that would help. */
  readonly why: string | undefined;
}

const REASONS = {
  token_provider: 'loadFailedSignIn',
  connection: 'loadFailedConnection',
  timeout: 'loadFailedTimeout',
  invalid_request: 'loadFailedFilters',
  authentication: 'loadFailedSignIn',
  access_denied: 'loadFailedNotFound',
  not_found: 'loadFailedNotFound',
  rate_limit: 'loadFailedTooMany',
  server: 'loadFailedServer',
} as const satisfies Partial<Record<LoadErrorKind, unknown>>;

/** Puts an error into words. */
export function loadErrorText({ kind, code }: LoadError, words: Words): LoadErrorText {
  if (code === 'unreadable') return { what: words.text('unreadable'), why: undefined };
  const reason = Object.hasOwn(REASONS, kind) ? REASONS[kind as keyof typeof REASONS] : undefined;
  return { what: words.text('loadFailed'), why: reason && words.text(reason) };
}
