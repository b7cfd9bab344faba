import type { ExcludedOrganization, UsageReport } from '@credit-usage/sdk';
import type { ShownQuery } from '../controllers/query-controller.js';
import type { AnswerStatus } from '../controllers/query-status.js';
import { UNREADABLE } from '../controllers/query-status.js';
import type { LoadError } from '../data/load-error.js';
import { attempt } from '../util/attempt.js';

/**
 * The detail of `credit-load-start`.
 *
 * @public
 */
export interface CreditLoadStartDetail {
  /** Whether there is an answer to show meanwhile. */
  readonly refreshing: boolean;
}

/**
 * The detail of `credit-load`.
 *
 * @public
 */
export interface CreditLoadDetail {
  /** Whether there is anything to show. */
  readonly status: 'ready' | 'empty';
  /** The organizations that the answer leaves out, each with the roles of which any one would include it. Empty if nothing is left out. */
  readonly excluded: readonly ExcludedOrganization[];
}

/**
 * The detail of `credit-load-error`: the error and, for a refusal, the roles needed.
 *
 * @public
 */
export type CreditLoadErrorDetail = LoadError;

/** The events about loading, by name, with their details. */
export interface LoadEvents {
  readonly 'credit-load-start': CreditLoadStartDetail;
  readonly 'credit-load': CreditLoadDetail;
  readonly 'credit-load-error': CreditLoadErrorDetail;
}

/** An event about loading. */
export type LoadEvent = {
  [Name in keyof LoadEvents]: { readonly name: Name; readonly detail: LoadEvents[Name] };
}[keyof LoadEvents];

/** The event for a change of the query, if any: a request begins, an answer arrives, also from a cache, or a request fails. */
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
    : { name: 'credit-load', detail: { status, excluded: excludedFrom(after.answer) } };
}

/** The organizations that an answer leaves out, as the source lists them. Empty for the details of a conversation, which have no scope. */
function excludedFrom(answer: unknown): readonly ExcludedOrganization[] {
  return attempt(() => [...(answer as UsageReport).scope.excluded]) ?? [];
}
