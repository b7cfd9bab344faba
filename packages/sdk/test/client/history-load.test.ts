import { expect, test, vi } from 'vitest';
import { CreditUsageClient } from '../../src/index.js';
import { failure } from '../support/scripted-fetch.js';

// A page that has been open since before the last deployment may find the file gone.
vi.mock('../../src/resources/history-read.js', () => {
  throw new Error('Failed to fetch dynamically imported module');
});

test('a history whose code cannot be loaded is an error of ours', async () => {
  const client = new CreditUsageClient({ baseUrl: 'https://h.example' });
  const history = client.usage.history({ from: '2026-01-01', to: '2026-01-02' });
  expect(await failure(history[Symbol.asyncIterator]().next())).toMatchObject({
    kind: 'connection',
    code: 'module_not_loaded',
    isRetryable: true,
    cause: expect.any(Error),
  });
});
