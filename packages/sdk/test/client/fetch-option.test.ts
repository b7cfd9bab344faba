import { inspect } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { ConfigError, CreditUsageClient, type FetchLike } from '../../src/index.js';
import { categoryListFixture } from '../../src/testing/index.js';
import { failure, json } from '../support/scripted-fetch.js';

const body = JSON.stringify(categoryListFixture());
const clientOf = (fetch: unknown) =>
  new CreditUsageClient({ baseUrl: 'https://h.example', fetch: fetch as FetchLike });

describe('a fetch that gives no answer that can be read', () => {
  test.each([
    ['the data itself', categoryListFixture()],
    ['nothing', undefined],
    ['null', null],
    ['a text', body],
    ['a double without headers', { status: 200, text: async () => body }],
    ['a double that knows only json()', { status: 200, headers: new Headers(), json: async () => ({}) }],
  ])('%s', async (_, answer) => {
    const fetch = vi.fn(async () => answer);
    const error = await failure(clientOf(fetch).categories.list());
    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toMatchObject({
      code: 'invalid_fetch',
      message: 'The fetch option returned no Response: make a new one for each call',
      isRetryable: false,
    });
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  test('one Response for all calls, one after the other and at once', async () => {
    const client = clientOf(vi.fn().mockResolvedValue(json(categoryListFixture())));
    expect(await client.categories.list()).toEqual(categoryListFixture());
    expect(await failure(client.categories.list())).toMatchObject({ code: 'invalid_fetch' });
    const twice = clientOf(vi.fn().mockResolvedValue(json(categoryListFixture())));
    const outcomes = await Promise.allSettled([twice.categories.list(), twice.categories.list()]);
    expect(outcomes).toMatchObject([{ status: 'fulfilled' }, { reason: { code: 'invalid_fetch' } }]);
  });
});

test.each([
  ['a name that does not exist', new ReferenceError('foo is not defined')],
  ['a parser', new SyntaxError('Unexpected token')],
  ['a status that there is not', new RangeError('init["status"] must be in the range of 200 to 599')],
])('a fetch with an error in its own code is not asked again: %s', async (_, thrown) => {
  const fetch = vi.fn(() => Promise.reject(thrown));
  const error = await failure(clientOf(fetch).categories.list());
  expect(error).toMatchObject({ kind: 'config', code: 'invalid_fetch', isRetryable: false, cause: thrown });
  expect((error as Error).message).toBe(`The fetch option failed: ${thrown.message}`);
  expect(fetch).toHaveBeenCalledTimes(1);
});

test('a fetch needs nothing beyond what FetchLike requires', async () => {
  const fetch: FetchLike = async () => ({
    status: 200,
    headers: new Map([['x-request-id', 'req_1']]),
    text: async () => body,
  });
  const { data, requestId, headers } = await clientOf(fetch).categories.list().withResponse();
  expect(data).toEqual(categoryListFixture());
  expect(requestId).toBe('req_1');
  expect(headers).toBeInstanceOf(Headers);
});

test('status and headers come with data and with errors, cookies and credentials do not', async () => {
  const headers = {
    'X-Ratelimit-Remaining': '7',
    'Set-Cookie': 'sid=canary',
    'X-Echo': 'Bearer canary-token-0123456789',
  };
  const token = 'canary-token-0123456789';
  const answer = (status: number) => async () => new Response(body, { status, headers });
  const client = (status: number) =>
    new CreditUsageClient({ baseUrl: 'https://h.example', fetch: answer(status), token, retry: { max: 0 } });
  const good = await client(200).categories.list().withResponse();
  expect([good.status, good.headers.get('x-ratelimit-remaining'), good.headers.get('set-cookie')]).toEqual([
    200,
    '7',
    null,
  ]);
  const error = await failure(client(418).categories.list());
  expect(error).toMatchObject({
    status: 418,
    headers: { 'x-ratelimit-remaining': '7', 'x-echo': '[redacted]' },
  });
  expect(inspect(error, { showHidden: true })).not.toContain('canary');
});
