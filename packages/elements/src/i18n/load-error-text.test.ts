import { expect, it } from 'vitest';
import type { LoadErrorKind } from '../data/load-error.js';
import { loadErrorText } from './load-error-text.js';
import { wordsFor } from './words.js';

const text = (kind: LoadErrorKind, code?: string) =>
  Object.values(loadErrorText({ kind, retryable: true, ...(code && { code }) }, wordsFor('en')));

it('says what and, where it is known, why', () => {
  expect(text('connection')).toEqual(['This could not be loaded.', 'Check the connection and try again.']);
  expect(text('authentication')[1]).toBe('Your sign-in is no longer valid. Sign in again.');
  expect(text('invalid_request', 'range_too_large')[1]).toBe(
    'The period or a filter cannot be used. Change it.',
  );
  expect(text('unknown')).toEqual(['This could not be loaded.', undefined]);
  expect(text('response_validation', 'unreadable')).toEqual(['This usage report cannot be read.', undefined]);
});
