import { afterEach, describe, expect, test, vi } from 'vitest';
import { type ClientOptions, ConfigError, CreditUsageClient } from '../../src/index.js';
import { categoryListFixture } from '../../src/testing/index.js';
import { failure, json, scriptedFetch } from '../support/scripted-fetch.js';

afterEach(() => vi.unstubAllGlobals());

const baseUrl = 'https://h.example';
const make = (options: object) => () => new CreditUsageClient({ baseUrl, ...options } as ClientOptions);

test.each([
  [{ timeoutMS: 1 }, /did you mean "timeoutMs"/],
  [{ baseURL: 'x' }, /did you mean "baseUrl"/],
  [{ tokn: 'x' }, /did you mean "token"/],
  [{ retries: 3 }, /did you mean "retry"/],
  [{ colour: 'red' }, /known are baseUrl, token/],
  [{ retry: { maximum: 3 } }, /"maximum"/],
  [{ hooks: { onRequests: [] } }, /did you mean "onRequest"/],
  [{ timeoutMs: 0 }, /timeoutMs/],
  [{ timeoutMs: Number.POSITIVE_INFINITY }, /timeoutMs/],
  [{ timeoutMs: 2 ** 31 }, /timeoutMs/],
  [{ totalTimeoutMs: Number.NaN }, /totalTimeoutMs/],
  [{ retry: { max: -1 } }, /retry.max/],
  [{ retry: { max: 1.5 } }, /retry.max/],
  [{ retry: { maxRetryAfterMs: '1' } }, /retry.maxRetryAfterMs/],
  [{ retry: 3 }, /object of retry options/],
  [{ fetch: 'x' }, /fetch/],
  [{ hooks: { onError: () => {} } }, /hooks.onError/],
  [{ hooks: { onError: ['x'] } }, /hooks.onError/],
  [{ logger: 'x' }, /logger/],
  [{ token: 5 }, /token/],
  [{ token: '' }, /token/],
  [{ token: 'a b' }, /token/],
  [{ credentials: 'include' }, /credentials/],
  [{ credentials: 'same-origin', token: 'x' }, /either token, or credentials/],
])('%j is refused', (options, message) => {
  expect(make(options)).toThrow(ConfigError);
  expect(make(options)).toThrow(message);
});

test('undefined is as good as absent', () => {
  const nothing = {
    token: undefined,
    timeoutMs: undefined,
    retry: undefined,
    fetch: undefined,
    logger: undefined,
  };
  expect(make({ ...nothing, credentials: undefined, headers: undefined, hooks: undefined })).not.toThrow();
});

test.each([
  [{ timeout: 5 }, /did you mean "timeoutMs"/],
  [{ signal: 'x' }, /signal/],
  [{ headers: { authorization: 'canary' } }, /token option/],
  [{ cursor: 'x' }, /cursor/],
])('the request options %j are refused, by the promise', async (options, message) => {
  const client = make({ fetch: scriptedFetch() })();
  const error = await failure(client.usage.get({}, options as never));
  expect(error).toBeInstanceOf(ConfigError);
  expect((error as Error).message).toMatch(message);
});

describe('withOptions', () => {
  const answer = () => json(categoryListFixture());

  test('makes a changed copy', async () => {
    const [first, second] = [scriptedFetch(answer()), scriptedFetch(answer())];
    const client = make({ fetch: first, headers: { 'X-A': '1', 'X-B': '2' }, token: 'tok-1' })();
    const copy = client.withOptions({ fetch: second, headers: { 'x-a': '3', 'X-B': undefined } });
    await client.categories.list();
    await copy.categories.list({ headers: { 'X-C': '4', 'x-a': null } });
    expect(first.calls[0]?.init.headers).toMatchObject({
      'x-a': '1',
      'x-b': '2',
      authorization: 'Bearer tok-1',
    });
    expect(second.calls[0]?.init.headers).toEqual({
      accept: 'application/json',
      authorization: 'Bearer tok-1',
      'x-b': '2',
      'x-c': '4',
    });
  });

  test('changes retry by key, and undefined inherits', async () => {
    const fetch = scriptedFetch(new TypeError('x'));
    const client = make({ fetch, retry: { max: 0 } })();
    await failure(client.withOptions({ retry: { max: undefined, maxRetryAfterMs: 5 } }).categories.list());
    expect(fetch.calls.length).toBe(1);
  });

  test('adds hooks', async () => {
    const [first, second] = [vi.fn(), vi.fn()];
    const client = make({ fetch: scriptedFetch(answer()), hooks: { onRequest: [first] } })();
    await client.withOptions({ hooks: { onRequest: [second] } }).categories.list();
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 1]);
    await client.categories.list();
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([2, 1]);
  });

  test('takes another token', async () => {
    const fetch = scriptedFetch(answer());
    await make({ fetch, token: 'tok-1' })().withOptions({ token: 'tok-2' }).categories.list();
    expect(fetch.calls[0]?.init.headers).toMatchObject({ authorization: 'Bearer tok-2' });
  });

  test('refuses what a client would', () => {
    const client = make({})();
    expect(() => client.withOptions({ timeoutMS: 1 } as never)).toThrow(/timeoutMs/);
    expect(() => client.withOptions({ baseUrl: 'http://elsewhere' })).toThrow(ConfigError);
    expect(() => client.withOptions({ headers: { accept: 'x' } })).toThrow(/JSON/);
  });
});

test('options are not changed, nor does changing them later change the client', async () => {
  const headers: Record<string, string> = { 'X-A': '1' };
  const fetch = scriptedFetch(answer());
  const client = new CreditUsageClient(Object.freeze({ baseUrl, fetch, headers }));
  headers['X-A'] = '2';
  await client.withOptions(Object.freeze({ retry: Object.freeze({ max: 1 }) })).categories.list();
  await client.categories.list();
  expect(fetch.calls.map(({ init }) => (init.headers as Record<string, string>)['x-a'])).toEqual(['1', '1']);

  function answer() {
    return json(categoryListFixture());
  }
});

test('the platform’s fetch is looked up for each call', async () => {
  const client = make({})();
  const fetch = scriptedFetch(json(categoryListFixture()));
  vi.stubGlobal('fetch', fetch);
  await client.categories.list();
  expect(fetch.calls[0]?.url).toBe('https://h.example/v1/categories');
});

test('no fetch at all is said so', async () => {
  vi.stubGlobal('fetch', undefined);
  expect(await failure(make({})().categories.list())).toMatchObject({ kind: 'config' });
});
