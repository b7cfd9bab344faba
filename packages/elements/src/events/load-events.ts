import type { ShownQuery } from '../controllers/query-controller.js';
import type { AnswerStatus } from '../controllers/query-status.js';
import { UNREADABLE } from '../controllers/query-status.js';
import type { LoadError } from '../data/load-error.js';

/**
 * What `credit-load-start` says.
 *
 * @public
 */
export interface CreditLoadStartDetail {
  /** Whether there is an answer to look at in the meantime. */
  readonly refreshing: boolean;
}

/**
 * What `credit-load` says.
 *
 * @public
 */
export interface CreditLoadDetail {
  /** Whether there is anything to show. */
  readonly status: 'ready' | 'empty';
}

/**
 * What `credit-load-error` says: the error, and the roles needed when it is a refusal.
 *
 * @public
 */
export type CreditLoadErrorDetail = LoadError;

/** The events about loading, by name, with what they say. */
export interface LoadEvents {
  readonly 'credit-load-start': CreditLoadStartDetail;
  readonly 'credit-load': CreditLoadDetail;
  readonly 'credit-load-error': CreditLoadErrorDetail;
}

/** One of them. */
export type LoadEvent = {
  [Name in keyof LoadEvents]: { readonly name: Name; readonly detail: LoadEvents[Name] };
}[keyof LoadEvents];

/** The event that a change is, if any: a request that begins, an answer that comes, from a cache too, or its error. */
export function loadEventOf(
  after: ShownQuery,
  before: ShownQuery | undefined,
  judge: (answer: unknown) => AnswerStatus,
): LoadEvent | undefined {
  if (after.pending) {
    if (before?.pending) return undefined;
    return { name: 'credit-load-start', detail: { refreshing: after.answer !== undefined } };
  }
  if (before && !before.pending) return undefined;
  if (after.error) return { name: 'credit-load-error', detail: after.error };
  if (after.answer === undefined) return undefined;
  const status = judge(after.answer);
  return status === 'error'
    ? { name: 'credit-load-error', detail: UNREADABLE }
    : { name: 'credit-load', detail: { status } };
}
