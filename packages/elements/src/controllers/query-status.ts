import type { CreditLoadError } from '../data/load-error.js';
import type { CreditStatus } from '../util/status.js';
import type { ShownQuery } from './query-controller.js';

/** The status of an answer by itself. */
export type AnswerStatus = Extract<CreditStatus, 'ready' | 'empty' | 'error'>;

/** The error of an answer that cannot be read. */
export const UNREADABLE: CreditLoadError = {
  kind: 'response_validation',
  code: 'unreadable',
  retryable: false,
};

/** The status of an element: old answers stay while new ones are loading, and a refusal is not an error. */
export function statusOfQuery(
  { answer, error, pending }: Omit<ShownQuery, 'isAsked'>,
  judge: (answer: unknown) => AnswerStatus,
): CreditStatus {
  if (answer === undefined) {
    if (pending) return 'loading';
    if (!error) return 'idle';
    return error.kind === 'missing_role' ? 'refused' : 'error';
  }
  const status = judge(answer);
  if (status === 'error') return pending ? 'loading' : 'error';
  if (pending) return 'refreshing';
  return error ? 'stale' : status;
}

/** The error that a status is about; undefined if it is about none. */
export function errorBehind(
  status: CreditStatus,
  error: CreditLoadError | undefined,
): CreditLoadError | undefined {
  return status === 'error' || status === 'refused' || status === 'stale' ? (error ?? UNREADABLE) : undefined;
}
