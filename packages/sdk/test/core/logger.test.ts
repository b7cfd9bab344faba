import { expect, test, vi } from 'vitest';
import { log } from '../../src/core/logger.js';

test('a detail that is not on the list is not logged, whoever passes it', () => {
  const warn = vi.fn();
  const details = {
    path: '/v1/usage',
    attempt: 1,
    requestId: undefined,
    authorization: 'canary',
    query: 'canary',
  };
  log({ warn }, 'warn', 'trying again', details as never);
  expect(warn.mock.calls).toEqual([['trying again', { path: '/v1/usage', attempt: 1 }]]);
});

test('no logger, or none for the level, is fine', () => {
  expect(() => log(undefined, 'warn', 'x', {})).not.toThrow();
  expect(() => log({}, 'debug', 'x', {})).not.toThrow();
});
