import type { LoadError } from '../data/load-error.js';
import type { CreditStatus } from '../util/status.js';
import type { ShownQuery } from './query-controller.js';

/** What an answer by itself amounts to. */
export type AnswerStatus = Extract<CreditStatus, 'ready' | 'empty' | 'error'>;

/** The error of an answer that cannot be read. */
export const UNREADABLE: LoadError = { kind: 'response_validation', code: 'unreadable', retryable: false };

/** What an element shows of a question: old answers stay while new ones come, a refusal is never an error. */
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
