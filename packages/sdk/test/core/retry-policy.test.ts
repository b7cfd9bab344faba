import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FailedAttempt, retryDelay } from '../../src/core/retry-policy.js';

const failed = (changes: Partial<FailedAttempt> = {}): FailedAttempt => ({
  isRetryable: true,
  retries: 0,
  max: 2,
  retryAfterMs: undefined,
  maxRetryAfterMs: 60_000,
  remainingMs: 120_000,
  random: 0.5,
  ...changes,
});

test.each([
  [{ retries: 0 }, 250],
  [{ retries: 1 }, 500],
  [{ retries: 2, max: 9 }, 1_000],
  [{ retries: 4, max: 9 }, 4_000],
  [{ retries: 8, max: 9 }, 4_000],
  [{ random: 0 }, 0],
  [{ isRetryable: false }, undefined],
  [{ retries: 2 }, undefined],
  [{ max: 0 }, undefined],
  // Exactly what the API asks for, without jitter.
  [{ retryAfterMs: 0, random: 0.9 }, 0],
  [{ retryAfterMs: 60_000 }, 60_000],
  [{ retryAfterMs: 60_001 }, undefined],
  [{ retryAfterMs: 5_000, maxRetryAfterMs: 4_999 }, undefined],
  // The remaining total time must be longer than the wait.
  [{ retryAfterMs: 1_000, remainingMs: 1_000 }, undefined],
  [{ retryAfterMs: 1_000, remainingMs: 1_001 }, 1_000],
  [{ remainingMs: 250 }, undefined],
  [{ retryAfterMs: 0, remainingMs: 0 }, undefined],
] as const)('%j waits %j', (changes, expected) => {
  expect(retryDelay(failed(changes))).toBe(expected);
});

test('the jitter is full and bounded', () => {
  const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(random, fc.nat(40), (random, retries) => {
      const delay = retryDelay(failed({ random, retries, max: 50 }));
      expect(delay).toBeGreaterThanOrEqual(0);
      expect(delay).toBeLessThanOrEqual(Math.min(8_000, 500 * 2 ** retries));
    }),
  );
});
