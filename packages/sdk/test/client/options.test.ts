import { afterEach, describe, expect, test, vi } from 'vitest';
import { type ClientOptions, ConfigError, CreditUsageClient } from '../../src/index.js';
import { categoryListFixture, conversationPageFixture } from '../../src/testing/index.js';
import { failure, json, never, scriptedFetch } from '../support/scripted-fetch.js';

afterEach(() => vi.unstubAllGlobals());

const baseUrl = 'https://h.example';
const make = (options: object) => () => new CreditUsageClient({ baseUrl, ...options } as ClientOptions);

test.each([
  [{ timeoutMS: 1 }, /did you mean "timeoutMs"/],
  [{ baseURL: 'x' }, /did you mean "baseUrl"/],
  [{ tokn: 'x' }, /did you mean "token"/],
  [{ retries: 3 }, /did you mean "retry"/],
  [{ colour: 'red' }, /expected baseUrl, token/],
  [{ retry: { maximum: 3 } }, /"maximum"/],
  [{ hooks: { onRequests: [] } }, /did you mean "onRequest"/],
  [{ timeoutMs: 0 }, /timeoutMs/],
  [{ timeoutMs: Number.POSITIVE_INFINITY }, /timeoutMs/],
  [{ timeoutMs: 2 ** 31 }, /timeoutMs/],
  [{ totalTimeoutMs: Number.NaN }, /totalTimeoutMs/],
  [{ retry: { max: -1 } }, /retry.max/],
  [{ retry: { max: 1.5 } }, /retry.max/],
  [{ retry: { maxRetryAfterMs: '1' } }, /retry.maxRetryAfterMs/],
  [{ retry: 3 }, /object of retry options, as in retry: \{ max: 3 \}/],
  [{ retry: false }, /retry: \{ max: 3 \}/],
  [{ retry: null }, /retry: \{ max: 3 \}/],
  [{ retry: new Map([['max', 0]]) }, /retry: \{ max: 3 \}/],
  [{ hooks: Promise.resolve({}) }, /object of hooks/],
  [{ headers: new Map([['x-a', 'canary']]) }, /headers must be an object of names/],
  [{ maxRetries: 3 }, /did you mean "retry"/],
  [{ url: 'https://h.example' }, /did you mean "baseUrl"/],
  [{ allowInsecureHttp: 'yes' }, /allowInsecureHttp must be true or false/],
  [{ baseUrl: 'http://usage:8787' }, /allowInsecureHttp: true/],
  [{ timeoutMs: 300_000, totalTimeoutMs: 200_000 }, /timeoutMs is more than totalTimeoutMs, which is 200000/],
  [{ fetch: 'x' }, /fetch/],
  [{ hooks: { onError: () => {} } }, /hooks.onError/],
  [{ hooks: { onError: ['x'] } }, /hooks.onError/],
  [{ logger: 'x' }, /logger/],
  [{ token: 5 }, /token/],
  [{ token: '' }, /token/],
  [{ token: 'a b' }, /token contains white space or a line break/],
  [{ token: 'canary\n' }, /token contains white space or a line break/],
  [{ token: 'canary-ü' }, /token is empty, or has characters/],
  [{ token: 'Bearer canary' }, /token begins with Bearer: leave that out/],
  [{ credentials: 'include' }, /credentials/],
  [{ credentials: 'same-origin', token: 'x' }, /either token or credentials/],
])('%j is refused', (options, message) => {
  expect(make(options)).toThrow(ConfigError);
  expect(make(options)).toThrow(message);
  expect(make(options)).not.toThrow(/canary/);
});

test.each([[[]], [new Map()], [Promise.resolve({ baseUrl })], [new URL(baseUrl)], ['x'], [null]])(
  '%o is no object of options',
  (options) => {
    expect(() => new CreditUsageClient(options as never)).toThrow(/object of options/);
  },
);

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
  [{ totalTimeoutMs: 5 }, /option of the client: use client.withOptions\(\{ totalTimeoutMs \}\)/],
  [{ token: 'canary' }, /client.withOptions\(\{ token \}\)/],
  [{ timeoutMs: 120_001 }, /totalTimeoutMs, which is 120000.*client.withOptions\(\{ totalTimeoutMs \}\)/],
])('the request options %j are refused, by the promise', async (options, message) => {
  const client = make({ fetch: scriptedFetch() })();
  const error = await failure(client.usage.get({}, options as never));
  expect(error).toBeInstanceOf(ConfigError);
  expect((error as Error).message).toMatch(message);
});

test.each([
  ['a signal by itself', new AbortController().signal],
  ['a controller', new AbortController()],
  ['a promise', Promise.resolve({ timeoutMs: 5 })],
  ['a Map', new Map([['timeoutMs', 5]])],
  ['a Date', new Date()],
  ['a list', []],
  ['a number', 5],
])('%s in the place of options is refused, however a call is made', async (_, options) => {
  const fetch = vi.fn();
  for (const call of calls(make({ fetch })(), options)) {
    expect(await failure(call())).toMatchObject({
      code: 'invalid_option',
      message: expect.stringMatching(/object of request options.*\{ signal \}/),
    });
  }
  expect(fetch).not.toHaveBeenCalled();
});

test.each([
  ['a controller', new AbortController()],
  ['a text', 'x'],
  ['a number', 5],
  ['null', null],
])('%s as the signal is refused, however a call is made', async (_, signal) => {
  const fetch = vi.fn();
  for (const call of calls(make({ fetch })(), { signal })) {
    expect(await failure(call())).toMatchObject({
      code: 'invalid_option',
      message: 'signal must be an AbortSignal',
    });
  }
  expect(fetch).not.toHaveBeenCalled();
});

/** Every way to read, with the same options. */
function calls(client: CreditUsageClient, given: unknown): (() => PromiseLike<unknown>)[] {
  const options = given as never;
  const list = () => client.conversations.list({}, options);
  const history = client.usage.history({ from: '2026-01-01', to: '2026-01-02' }, options);
  return [
    () => client.usage.get({}, options),
    () => list(),
    () => list().withResponse(),
    () => list().toArray({ limit: 1 }),
    () => list().pages().next(),
    () => list()[Symbol.asyncIterator]().next(),
    () => history[Symbol.asyncIterator]().next(),
  ];
}

test.each([
  ['parameters of a URL', new URLSearchParams('organizationId=org_a')],
  ['a promise of a query', Promise.resolve({ organizationId: 'org_a' })],
  ['a Map', new Map([['organizationId', 'org_a']])],
  ['a Date', new Date()],
  ['a list', []],
  ['a text', 'org_a'],
  ['null', null],
])('%s is no query, for any read: the answer would be for everything', async (_, given) => {
  const fetch = vi.fn();
  const client = make({ fetch })();
  const query = given as never;
  for (const call of [
    client.usage.get(query),
    client.conversations.list(query),
    client.agents.list(query).toArray({ limit: 1 }),
    client.usage.history(query)[Symbol.asyncIterator]().next(),
  ]) {
    expect(await failure(call)).toMatchObject({
      code: 'invalid_query',
      message: expect.stringContaining('object of query keys'),
    });
  }
  expect(fetch).not.toHaveBeenCalled();
});

test('a query may be an object of a class whose keys are getters', async () => {
  class View {
    get organizationId() {
      return 'org_a';
    }
    get categories() {
      return ['LLM'];
    }
  }
  const fetch = scriptedFetch(new Response('', { status: 404 }));
  const client = make({ fetch })();
  await failure(client.usage.get(new View()));
  await failure(client.conversations.list(new View()));
  const range = { from: '2026-01-01', to: '2026-01-02' };
  const view = Object.assign(new View(), range);
  await failure(client.usage.history(view)[Symbol.asyncIterator]().next());
  const seen = fetch.calls.map(({ url }) => new URL(url).searchParams);
  expect(seen.map((search) => `${search.get('organizationId')} ${search.getAll('category')}`)).toEqual(
    Array(3).fill('org_a LLM'),
  );
});

test.each([
  { signal: new AbortController().signal },
  { cursor: 'x' },
  { headers: {} },
  { timeoutMs: 5 },
  { retry: { max: 0 } },
])('an option inside a query is not mistaken for a misspelt key: %j', async (query) => {
  const client = make({ fetch: scriptedFetch() })();
  const message = `${Object.keys(query)[0]} belongs in the second argument of the call, not in its query`;
  for (const call of [client.usage.get(query as never), client.conversations.list(query as never)]) {
    expect(await failure(call)).toMatchObject({ kind: 'config', message });
  }
  expect(await failure(client.usage.get(null as never))).toMatchObject({ kind: 'config' });
});

test.each([{ signal: new AbortController().signal }, { resumeAfter: 'x' }, { onProgress: () => {} }])(
  'nor is an option of a history inside its query: %j',
  async (option) => {
    const query = { from: '2026-11-01', to: '2026-11-02', ...option } as never;
    const history = make({ fetch: scriptedFetch() })().usage.history(query);
    expect(await failure(history[Symbol.asyncIterator]().next())).toMatchObject({
      kind: 'config',
      message: `${Object.keys(option)[0]} belongs in the second argument of the call, not in its query`,
    });
  },
);

test('a misspelt key of a query is refused with the one that was meant, before anything is asked', async () => {
  const fetch = vi.fn();
  const client = make({ fetch })();
  const query = { peroid: '30d', from: '2026-11-01', to: '2026-11-02' } as never;
  const history = async () => client.usage.history(query)[Symbol.asyncIterator]().next();
  for (const call of [client.usage.get(query), client.conversations.list(query), history()]) {
    expect(await failure(call)).toMatchObject({
      code: 'unknown_query_key',
      message: 'Unknown query key "peroid": did you mean "period"?',
    });
  }
  expect(fetch).not.toHaveBeenCalled();
});

test('null in the place of options is as good as absent', async () => {
  const fetch = scriptedFetch(json(conversationPageFixture()));
  const client = make({ fetch })();
  const list = () => client.conversations.list({}, null as never);
  expect(await list()).toEqual(conversationPageFixture());
  expect(await list().toArray({ limit: 5 })).toEqual(conversationPageFixture().data);
  for await (const page of list().pages()) expect(page).toEqual(conversationPageFixture());
  const lists = make({ fetch: scriptedFetch(json(categoryListFixture())) })();
  expect(await lists.categories.list(null as never)).toEqual(categoryListFixture());
});

describe('how long a call may take as a whole', () => {
  /** The message of a call that times out, which says how long it could have taken. */
  async function totalOf(options: object, callOptions = {}): Promise<string> {
    vi.useFakeTimers();
    const call = failure(
      make({ fetch: scriptedFetch(never), retry: { max: 9 }, ...options })().usage.get({}, callOptions),
    );
    await vi.runAllTimersAsync();
    vi.useRealTimers();
    return ((await call) as Error).message;
  }

  test.each([
    [{ timeoutMs: 100_000 }, /120000 ms \(totalTimeoutMs\)/],
    // Long enough for one attempt only.
    [{ timeoutMs: 300_000 }, /300000 ms \(totalTimeoutMs\)/],
    [{ totalTimeoutMs: 10_000 }, /10000 ms \(totalTimeoutMs\)/],
    [{ timeoutMs: 40_000, totalTimeoutMs: 50_000 }, /50000 ms \(totalTimeoutMs\)/],
  ])('%j', async (options, message) => {
    expect(await totalOf(options)).toMatch(message);
  });

  test('grows when a copy allows longer attempts', () => {
    expect(() => make({ timeoutMs: 200_000 })().withOptions({ timeoutMs: 300_000 })).not.toThrow();
    expect(() => make({ timeoutMs: 200_000 })().withOptions({ totalTimeoutMs: 100_000 })).toThrow(
      /which is 100000/,
    );
  });
});

test('a private network may be reached by http, where the user says so', async () => {
  const fetch = scriptedFetch(json(categoryListFixture()));
  const client = make({ fetch, baseUrl: 'http://usage:8787', allowInsecureHttp: true })();
  await client.withOptions({ timeoutMs: 5 }).categories.list();
  expect(fetch.calls[0]?.url).toBe('http://usage:8787/v1/categories');
});

test('a URL object is read once: changing it later changes neither the client nor its copies', async () => {
  const fetch = scriptedFetch(json(categoryListFixture()));
  const url = new URL('https://h.example/a');
  const client = make({ fetch, baseUrl: url })();
  url.host = 'elsewhere.example';
  await client.categories.list();
  await client.withOptions({}).categories.list();
  expect(fetch.calls.map((call) => call.url)).toEqual(Array(2).fill('https://h.example/a/v1/categories'));
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
    const order = () => [first, second].map((hook) => hook.mock.invocationCallOrder[0] ?? 0);
    const client = make({ fetch: scriptedFetch(answer()), hooks: { onRequest: [first] } })();
    await client.withOptions({ hooks: { onRequest: [second] } }).categories.list();
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 1]);
    expect(order()).toEqual(order().toSorted((a, b) => a - b));
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
    expect(() => client.withOptions({ headers: { accept: 'x' } })).toThrow(/up to the client/);
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
