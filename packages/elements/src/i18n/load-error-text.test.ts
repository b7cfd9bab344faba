import { expect, it } from 'vitest';
import type { CreditLoadErrorKind } from '../data/load-error.js';
import { loadErrorText } from './load-error-text.js';
import { wordsFor } from './words.js';

const text = (kind: CreditLoadErrorKind, code?: string) =>
  Object.values(loadErrorText({ kind, retryable: true, ...(code && { code }) }, wordsFor('en')));

it('says what and, where it is known, why', () => {
  expect(text('connection')).toEqual(['Could not load this data.', 'Check your connection and try again.']);
  expect(text('authentication')[1]).toBe('Your session has ended. Sign in again.');
  expect(text('invalid_request', 'range_too_large')[1]).toBe(
    'The period or a filter is not valid. Change it.',
  );
  // A sign-in page in place of the answer.
  for (const [kind, code] of [
    ['connection', 'redirected'],
    ['token_provider', 'token_refused'],
  ] as const)
    expect(text(kind, code)[1]).toBe('Your session has ended. Sign in again.');
  // A token function that fails is no sign-in that has ended.
  expect(text('token_provider')).toEqual(['Could not load this data.', undefined]);
  expect(text('unknown')).toEqual(['Could not load this data.', undefined]);
});

it('says whom to tell where asking again cannot help', () => {
  const tell = 'Contact support.';
  const textOf = (kind: CreditLoadErrorKind, code?: string) =>
    Object.values(loadErrorText({ kind, retryable: false, ...(code && { code }) }, wordsFor('en')));
  expect(textOf('response_validation', 'unreadable')).toEqual(['This data cannot be read.', tell]);
  expect(textOf('response_parse')).toEqual(['Could not load this data.', tell]);
  expect(textOf('config')).toEqual(['Could not load this data.', tell]);
});

it.each([
  [120_000, 'Try again in 2 minutes.'],
  [61_000, 'Try again in 2 minutes.'],
  [30_000, 'Try again in 30 seconds.'],
  [900, 'Wait a moment and try again.'],
  [Number.POSITIVE_INFINITY, 'Wait a moment and try again.'],
  ['soon', 'Wait a moment and try again.'],
])('says how long to wait after too many requests: %s', (retryAfterMs, how) => {
  const error = { kind: 'rate_limit', retryable: true, cause: { retryAfterMs } } as const;
  expect(loadErrorText(error, wordsFor('en')).why).toBe(`Too many requests. ${how}`);
});
