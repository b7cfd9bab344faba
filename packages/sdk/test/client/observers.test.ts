import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CreditUsageClient, type LogDetails } from '../../src/index.js';
import { categoryListFixture, conversationPageFixture } from '../../src/testing/index.js';
import { failure, json, scriptedFetch } from '../support/scripted-fetch.js';

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const good = json(categoryListFixture(), { headers: { 'x-request-id': 'req_1' } });

test('hooks and log follow a call', async () => {
  const seen: unknown[] = [];
  const lines: [string, string, LogDetails][] = [];
  const hook = (name: string) => (info: object) => seen.push([name, { ...info }]);
  const client = new CreditUsageClient({
    baseUrl: 'https://h.example/prefix',
    fetch: scriptedFetch(new Response('', { status: 503 }), good),
    hooks: {
      onRequest: [hook('request')],
      onResponse: [hook('response')],
      onRetry: [hook('retry')],
      onError: [hook('error')],
    },
    logger: {
      debug: (message, details) => lines.push(['debug', message, details]),
      warn: (message, details) => lines.push(['warn', message, details]),
    },
  });
  const call = client.categories.list();
  await vi.runAllTimersAsync();
  await call;
  const about = { operation: 'categories', path: '/v1/categories' };
  expect(seen).toEqual([
    ['request', { ...about, attempt: 1 }],
    ['response', { ...about, attempt: 1, status: 503, durationMs: 0, requestId: undefined }],
    ['retry', { ...about, attempt: 1, delayMs: 0, error: expect.objectContaining({ status: 503 }) }],
    ['request', { ...about, attempt: 2 }],
    ['response', { ...about, attempt: 2, status: 200, durationMs: 0, requestId: 'req_1' }],
  ]);
  expect(lines).toEqual([
    ['debug', 'request', { ...about, attempt: 1 }],
    ['debug', 'response', { ...about, attempt: 1, status: 503, durationMs: 0 }],
    ['warn', 'trying again', { ...about, attempt: 1, delayMs: 0, kind: 'server', code: 'http_503' }],
    ['debug', 'request', { ...about, attempt: 2 }],
    ['debug', 'response', { ...about, attempt: 2, status: 200, durationMs: 0, requestId: 'req_1' }],
  ]);
});

test('onError hears the error that is thrown, once', async () => {
  const heard = vi.fn();
  const client = new CreditUsageClient({
    baseUrl: 'https://h.example',
    fetch: scriptedFetch(new TypeError('x')),
    hooks: { onError: [heard] },
  });
  const call = failure(client.categories.list());
  await vi.runAllTimersAsync();
  const error = await call;
  expect(heard).toHaveBeenCalledTimes(1);
  expect(heard.mock.calls[0]?.[0]).toMatchObject({ attempt: 3 });
  expect(heard.mock.calls[0]?.[0].error).toBe(error);
});

test('a call that fails is one line more, without its message, and an abort during the wait is heard too', async () => {
  const lines: unknown[] = [];
  const heard = vi.fn();
  const client = new CreditUsageClient({
    baseUrl: 'https://h.example',
    fetch: scriptedFetch(new Response('', { status: 503, headers: { 'retry-after': '30' } })),
    hooks: { onError: [heard] },
    logger: { debug: (message, details) => lines.push([message, details]) },
  });
  const about = { operation: 'categories', path: '/v1/categories', attempt: 1 };
  const kinds = [];
  for (const retry of [{ max: 0 }, { max: 1 }]) {
    const controller = new AbortController();
    const call = failure(client.categories.list({ retry, signal: controller.signal }));
    await vi.advanceTimersByTimeAsync(1_000);
    controller.abort();
    kinds.push(((await call) as { kind: string }).kind);
    expect(heard.mock.lastCall?.[0]).toEqual({ ...about, error: await call });
  }
  expect(kinds).toEqual(['server', 'aborted']);
  expect(heard).toHaveBeenCalledTimes(2);
  expect(lines.filter((line) => String(line).startsWith('failed'))).toEqual([
    ['failed', { ...about, kind: 'server', code: 'http_503' }],
    ['failed', { ...about, kind: 'aborted', code: 'aborted' }],
  ]);
});

test('onError hears of requests: not of a wrong query, nor of a cursor that comes twice', async () => {
  const heard = vi.fn();
  const page = conversationPageFixture({ hasMore: true, nextCursor: 'c1' });
  const client = new CreditUsageClient({
    baseUrl: 'https://h.example',
    fetch: scriptedFetch(json(page), json({ ...page, data: [] })),
    hooks: { onError: [heard] },
  });
  expect(await failure(client.usage.get({ peroid: '30d' } as never))).toMatchObject({ kind: 'config' });
  const list = client.conversations.list();
  expect(await failure(list.toArray({ limit: 1_000 }))).toMatchObject({ code: 'repeated_cursor' });
  expect(heard).not.toHaveBeenCalled();
});

test('observers that fail change nothing, and are logged', async () => {
  const warn = vi.fn();
  const after = vi.fn();
  const client = new CreditUsageClient({
    baseUrl: 'https://h.example',
    fetch: scriptedFetch(good),
    hooks: {
      onRequest: [
        () => {
          throw new Error('canary');
        },
        async () => {
          throw new Error('canary');
        },
        after,
      ],
      onResponse: [(info) => Object.assign(info, { status: 500 })],
    },
    logger: { warn },
  });
  expect(await client.categories.list()).toEqual(categoryListFixture());
  expect(after).toHaveBeenCalledTimes(1);
  expect(warn.mock.calls).toEqual([
    ['a hook failed', { hook: 'onRequest' }],
    ['a hook failed', { hook: 'onRequest' }],
    ['a hook failed', { hook: 'onResponse' }],
  ]);
});

test('a logger that fails changes nothing', async () => {
  const client = new CreditUsageClient({
    baseUrl: 'https://h.example',
    fetch: scriptedFetch(good),
    logger: {
      debug: () => {
        throw new Error('disk full');
      },
    },
  });
  expect(await client.categories.list()).toEqual(categoryListFixture());
});

test('console is a logger', async () => {
  const debug = vi.spyOn(console, 'debug').mockReturnValue();
  await new CreditUsageClient({
    baseUrl: 'https://h.example',
    fetch: scriptedFetch(good),
    logger: console,
  }).categories.list();
  expect(debug).toHaveBeenCalledTimes(2);
});
