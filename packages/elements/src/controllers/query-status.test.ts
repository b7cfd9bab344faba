import { expect, it } from 'vitest';
import type { CreditLoadError } from '../data/load-error.js';
import { statusOfQuery } from './query-status.js';

const failed: CreditLoadError = { kind: 'server', retryable: true };
const refused: CreditLoadError = { kind: 'missing_role', retryable: false, requiredRoles: [] };

const query = (changes: object) => ({
  answer: undefined,
  answeredAt: undefined,
  settledAt: undefined,
  pending: false,
  error: undefined,
  isPlaceholder: false,
  ...changes,
});

it.each([
  ['idle', {}],
  ['loading', { pending: true }],
  ['ready', { answer: 'ready' }],
  ['empty', { answer: 'empty' }],
  ['error', { answer: 'error' }],
  ['error', { error: failed }],
  ['refused', { error: refused }],
  ['refreshing', { answer: 'ready', pending: true }],
  ['refreshing', { answer: 'empty', pending: true }],
  ['stale', { answer: 'ready', error: failed }],
  ['stale', { answer: 'empty', error: failed }],
  // Nothing to look at in the meantime.
  ['loading', { answer: 'error', pending: true }],
  ['error', { answer: 'error', error: failed }],
])('is %s for %o', (status, changes) => {
  expect(statusOfQuery(query(changes), (answer) => answer as 'ready')).toBe(status);
});
