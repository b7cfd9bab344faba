import { expect, test, vi } from 'vitest';
import { log } from '../../src/core/logger.js';

test('a detail that is not known is left out', () => {
  const warn = vi.fn();
  const details = {
    path: '/v1/usage',
    attempt: 1,
    requestId: undefined,
  };
  log({ warn }, 'warn', 'trying again', details);
  expect(warn.mock.calls).toEqual([['trying again', { path: '/v1/usage', attempt: 1 }]]);
});

test('a logger that fails, at once or later, harms no call', async () => {
  const unhandled = vi.fn();
  process.on('unhandledRejection', unhandled);
  const fail = () => {
    throw new Error('disk full');
  };
  expect(() => log({ debug: fail }, 'debug', 'x', {})).not.toThrow();
  log({ debug: async () => fail() }, 'debug', 'x', {});
  await new Promise((resolve) => setTimeout(resolve, 5));
  process.off('unhandledRejection', unhandled);
  expect(unhandled).not.toHaveBeenCalled();
});

test('no logger, or none for the level, is fine', () => {
  expect(() => log(undefined, 'warn', 'x', {})).not.toThrow();
  expect(() => log({}, 'debug', 'x', {})).not.toThrow();
});
