const BASE_MS = 500;
const CAP_MS = 8_000;

/** What is known when an attempt has failed. */
export interface FailedAttempt {
  /** Whether another attempt may succeed at all. */
  readonly isRetryable: boolean;
  /** How many retries there have been. */
  readonly retries: number;
  /** How many there may be. */
  readonly max: number;
  /** How long the API asks to wait. */
  readonly retryAfterMs: number | undefined;
  /** How long the API may ask to wait. */
  readonly maxRetryAfterMs: number;
  /** How much of the call's total time is left. */
  readonly remainingMs: number;
  /** From 0 up to, not including, 1. */
  readonly random: number;
}

/**
 * How long to wait before another attempt, in milliseconds, or undefined to give up. The wait that the API asks for is
 * kept exactly: if it is longer than allowed, or than the time left, there is no retry.
 */
export function retryDelay(failed: FailedAttempt): number | undefined {
  if (!failed.isRetryable || failed.retries >= failed.max) return undefined;
  const { retryAfterMs } = failed;
  if (retryAfterMs !== undefined && retryAfterMs > failed.maxRetryAfterMs) return undefined;
  const delayMs = retryAfterMs ?? backoff(failed.retries, failed.random);
  return delayMs < failed.remainingMs ? delayMs : undefined;
}

/** Full jitter: clients that failed together must not come back together. */
function backoff(retries: number, random: number): number {
  return Math.round(random * Math.min(CAP_MS, BASE_MS * 2 ** retries));
}
