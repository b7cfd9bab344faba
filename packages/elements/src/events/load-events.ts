import type { ExcludedOrganization, UsageReport } from '@credit-usage/sdk';
import type { ShownQuery } from '../controllers/query-controller.js';
import type { AnswerStatus } from '../controllers/query-status.js';
import { UNREADABLE } from '../controllers/query-status.js';
import type { CreditLoadError } from '../data/load-error.js';
import type { CreditRoute } from '../data/query-request.js';
import { attempt } from '../util/attempt.js';

/**
 * The detail of `credit-load-start`.
 *
 * @public
 */
export interface CreditLoadStartDetail {
  /** What is loading. */
  readonly route: CreditRoute;
  /** Whether there is an answer to show meanwhile. */
  readonly refreshing: boolean;
}

/**
 * The detail of `credit-load`.
 *
 * @public
 */
export interface CreditLoadDetail {
  /** What has loaded. */
  readonly route: CreditRoute;
  /** Whether there is anything to show. */
  readonly status: 'ready' | 'empty';
  /** The organizations that the answer leaves out, each with the roles of which any one would include it. Empty if nothing is left out. */
  readonly excluded: readonly ExcludedOrganization[];
}

/**
 * The detail of `credit-load-error`: what has failed, the error and, for a refusal, the roles needed.
 *
 * @public
 */
export interface CreditLoadErrorDetail extends CreditLoadError {
  /** What could not be loaded. */
  readonly route: CreditRoute;
}

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
  route: CreditRoute,
): LoadEvent | undefined {
  if (after.pending) {
    if (before?.pending) return undefined;
    return { name: 'credit-load-start', detail: { route, refreshing: after.answer !== undefined } };
  }
  if (before && !before.pending) return undefined;
  if (!after.error && after.answer === undefined) return undefined;
  const status = after.error ? 'error' : judge(after.answer);
  return status === 'error'
    ? { name: 'credit-load-error', detail: { ...(after.error ?? UNREADABLE), route } }
    : { name: 'credit-load', detail: { route, status, excluded: excludedFrom(after.answer) } };
}

/** The organizations that an answer leaves out, as the source lists them. Empty for what has no scope, such as the details of a conversation. */
function excludedFrom(answer: unknown): readonly ExcludedOrganization[] {
  return attempt(() => [...(answer as UsageReport).scope.excluded]) ?? [];
}
