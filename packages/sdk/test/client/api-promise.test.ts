import { setTimeout as wait } from 'node:timers/promises';
import { types } from 'node:util';
import { expect, test, vi } from 'vitest';
import { CreditUsageClient } from '../../src/index.js';
import { categoryListFixture, conversationPageFixture } from '../../src/testing/index.js';
import { failure, json, type Step, scriptedFetch } from '../support/scripted-fetch.js';

function clientOf(step: Step) {
  const fetch = scriptedFetch(step);
  return { fetch, client: new CreditUsageClient({ baseUrl: 'https://h.example', fetch }) };
}
const refused = () => new Response('', { status: 404 });

test('a call is a promise, as its type says, and then, catch and finally return ordinary ones', async () => {
  const { client } = clientOf(json(categoryListFixture()));
  const call = client.categories.list();
  expect(call).toBeInstanceOf(Promise);
  expect(types.isPromise(call)).toBe(true);
  const onFinally = vi.fn();
  const derived = [call.then(({ data }) => data.length), call.catch(() => 0), call.finally(onFinally)];
  expect(derived.map((one) => Object.getPrototypeOf(one))).toEqual(Array(3).fill(Promise.prototype));
  const { data } = categoryListFixture();
  expect(await Promise.all([call, Promise.resolve(call), Promise.race([call]), ...derived])).toEqual([
    ...Array(3).fill(categoryListFixture()),
    data.length,
    categoryListFixture(),
    categoryListFixture(),
  ]);
  expect(onFinally).toHaveBeenCalledTimes(1);
});

test('a list is a promise too, but sends nothing until it is used', async () => {
  const { client, fetch } = clientOf(json(conversationPageFixture()));
  const list = client.conversations.list();
  expect(list).toBeInstanceOf(Promise);
  await wait(10);
  expect(fetch.calls.length).toBe(0);
  expect(await (async () => list)()).toEqual(conversationPageFixture());
});

test('a failure reaches every way of waiting, and is unhandled only where nobody waits', async () => {
  const unhandled = vi.fn();
  process.on('unhandledRejection', unhandled);
  try {
    const { client } = clientOf(refused);
    const call = client.categories.list();
    expect(await call.catch((error: Error) => error.name)).toBe('NotFoundError');
    expect(await failure(call.finally(() => {}))).toMatchObject({ status: 404 });
    await failure(client.categories.list().withResponse());
    await wait(10);
    expect(unhandled).not.toHaveBeenCalled();
    void client.categories.list();
    await wait(10);
    expect(unhandled).toHaveBeenCalledTimes(1);
  } finally {
    process.off('unhandledRejection', unhandled);
  }
});
