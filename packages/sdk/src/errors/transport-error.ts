import { CreditUsageError, type ErrorDetails, type ErrorJson } from './base.js';
import { nameClass } from './brand.js';
import { withCause } from './cause-json.js';

/**
 * No answer came, or the connection broke; `cause` is the platform's own error. Or the API redirected (`code` is `redirected`): redirects
 * are not followed, since the token would go along, and such an error is not retryable.
 *
 * @public
 */
export class ConnectionError extends CreditUsageError {
  static {
    nameClass(this, 'ConnectionError');
  }

  /** The kind of error. */
  override readonly kind = 'connection' as const;

  constructor(message: string, details: Partial<ErrorDetails> = {}) {
    super(message, { code: 'connection_failed', isRetryable: true, ...details });
  }

  /** A plain form that is safe to log, with the cause. */
  override toJSON(): ErrorJson {
    return withCause(this, super.toJSON());
  }
}

/**
 * What took too long: the token, the answer's headers, its body, or the call with all its attempts.
 *
 * @public
 */
export type TimeoutPhase = 'token' | 'headers' | 'body' | 'total';

/**
 * Time ran out: `timeoutMs` for one attempt, or `totalTimeoutMs` for all of them.
 *
 * @public
 */
export class TimeoutError extends CreditUsageError {
  static {
    nameClass(this, 'TimeoutError');
  }

  /** The kind of error. */
  override readonly kind = 'timeout' as const;
  /** What took too long. */
  declare readonly phase: TimeoutPhase;

  constructor(phase: TimeoutPhase, timeoutMs: number) {
    super(timeoutMessage(phase, timeoutMs), { code: 'timeout', isRetryable: true });
    this.phase = phase;
  }

  /** A plain form that is safe to log. */
  override toJSON(): ErrorJson {
    return { ...super.toJSON(), phase: this.phase };
  }
}

function timeoutMessage(phase: TimeoutPhase, timeoutMs: number): string {
  if (phase === 'total') {
    return `The call did not finish within ${timeoutMs} ms (totalTimeoutMs), including all attempts and waits`;
  }
  const what = {
    token: 'The token provider returned no token',
    headers: 'The API did not answer',
    body: 'The answer was not complete',
  }[phase];
  return `${what} within ${timeoutMs} ms (timeoutMs)`;
}

/**
 * The caller's signal was aborted. `name` is `AbortError`, as for the platform's own error; `cause` is the signal's reason.
 *
 * @public
 */
export class AbortedError extends CreditUsageError {
  static {
    nameClass(this, 'AbortError');
  }

  /** The kind of error. */
  override readonly kind = 'aborted' as const;

  constructor(reason?: unknown) {
    super('The call was aborted by its signal', { code: 'aborted', cause: reason });
  }
}
