import { getEventListeners } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';
import { AbortedError, CreditUsageClient, isAbortedError, isTimeoutError } from '../../src/index.js';
import { categoryListFixture, conversationPageFixture } from '../../src/testing/index.js';
import { failure, json, never, type Step, scriptedFetch, stalled } from '../support/scripted-fetch.js';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function clientOf(...steps: readonly Step[]) {
  const fetch = scriptedFetch(...steps);
  return { fetch, client: new CreditUsageClient({ baseUrl: 'https://h.example', fetch }) };
}

test('with a signal that is already aborted, nothing is sent', async () => {
  const { client, fetch } = clientOf(json(categoryListFixture()));
  const error = await failure(client.categories.list({ signal: AbortSignal.abort('enough') }));
  expect(error).toBeInstanceOf(AbortedError);
  expect(error).toMatchObject({ name: 'AbortError', cause: 'enough', isRetryable: false });
  expect(fetch.calls.length).toBe(0);
});

test.each([
  ['no reason', undefined],
  ['a text', 'left the page'],
  ['an error of its own', new TypeError('fetch failed')],
  ['a timeout', new DOMException('late', 'TimeoutError')],
])('a call that is aborted with %s as the reason is never retried', async (_, reason) => {
  const { client, fetch } = clientOf(never);
  const controller = new AbortController();
  const call = failure(client.categories.list({ signal: controller.signal }));
  await vi.waitFor(() => expect(fetch.calls.length).toBe(1));
  controller.abort(reason);
  const error = await call;
  expect(isAbortedError(error) && !isTimeoutError(error)).toBe(true);
  expect((error as Error).cause).toBe(controller.signal.reason);
  expect(fetch.calls.length).toBe(1);
  expect(fetch.calls[0]?.init.signal?.aborted).toBe(true);
});

test('an abort while the body is read', async () => {
  const { client, fetch } = clientOf(stalled);
  const controller = new AbortController();
  const call = failure(client.categories.list({ signal: controller.signal }));
  await vi.waitFor(() => expect(fetch.calls.length).toBe(1));
  controller.abort();
  expect(await call).toBeInstanceOf(AbortedError);
});

test('an abort during the wait ends it at once', async () => {
  vi.useFakeTimers();
  const busy = new Response('', { status: 503, headers: { 'retry-after': '30' } });
  const { client, fetch } = clientOf(busy);
  const controller = new AbortController();
  const call = failure(client.categories.list({ signal: controller.signal }));
  await vi.advanceTimersByTimeAsync(1_000);
  controller.abort();
  expect(await call).toBeInstanceOf(AbortedError);
  expect(fetch.calls.length).toBe(1);
  expect(vi.getTimerCount()).toBe(0);
});

test('a signal does not switch the timeouts off', async () => {
  const { signal } = new AbortController();
  for (const step of [never, stalled]) {
    const { client } = clientOf(step);
    const error = await failure(client.categories.list({ signal, timeoutMs: 20, retry: { max: 0 } }));
    expect(isTimeoutError(error) && !isAbortedError(error)).toBe(true);
  }
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test('an abort while the token is fetched', async () => {
  const fetch = scriptedFetch(json(categoryListFixture()));
  let seen: AbortSignal | undefined;
  const client = new CreditUsageClient({
    baseUrl: 'https://h.example',
    fetch,
    token: ({ signal }) => {
      seen = signal;
      return new Promise(() => {});
    },
  });
  const controller = new AbortController();
  const call = failure(client.categories.list({ signal: controller.signal }));
  await vi.waitFor(() => expect(seen).toBeDefined());
  controller.abort();
  expect(await call).toBeInstanceOf(AbortedError);
  expect(seen?.aborted).toBe(true);
  expect(fetch.calls.length).toBe(0);
});

test('calls with one signal share one listener on it, and all end when it is aborted', async () => {
  const { client, fetch } = clientOf(never);
  const controller = new AbortController();
  const { signal } = controller;
  const calls = Array.from({ length: 12 }, () => failure(client.categories.list({ signal })));
  await vi.waitFor(() => expect(fetch.calls.length).toBe(12));
  expect(getEventListeners(signal, 'abort').length).toBe(1);
  // A call that has ended does not affect the others.
  const done = clientOf(json(categoryListFixture())).client;
  await done.categories.list({ signal });
  expect(getEventListeners(signal, 'abort').length).toBe(1);
  controller.abort('enough');
  for (const call of calls) expect(await call).toMatchObject({ name: 'AbortError', cause: 'enough' });
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test('a long-lived signal keeps no listener', async () => {
  const { signal } = new AbortController();
  const { client } = clientOf(json(categoryListFixture()));
  for (let call = 0; call < 50; call++) await client.categories.list({ signal });
  const failing = clientOf(new Response('', { status: 404 })).client;
  for (let call = 0; call < 50; call++) await failure(failing.categories.list({ signal }));
  vi.spyOn(Math, 'random').mockReturnValue(0);
  const retried = clientOf(new Response('', { status: 503 }), json(categoryListFixture())).client;
  expect((await retried.categories.list({ signal }).withResponse()).attempts).toBe(2);
  const paged = clientOf(json(conversationPageFixture())).client;
  for await (const _ of paged.conversations.list({}, { signal })) break;
  const unfinished = paged.conversations.list({}, { signal })[Symbol.asyncIterator]();
  await unfinished.next();
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});
