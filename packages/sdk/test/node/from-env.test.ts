import { afterEach, expect, test, vi } from 'vitest';
import { ConfigError } from '../../src/index.js';
import { fromEnv } from '../../src/node/index.js';
import { categoryListFixture } from '../../src/testing/index.js';
import { json, scriptedFetch } from '../support/scripted-fetch.js';

afterEach(() => vi.unstubAllEnvs());

async function requestOf(options: Parameters<typeof fromEnv>[0] = {}) {
  const fetch = scriptedFetch(json(categoryListFixture()));
  await fromEnv({ fetch, ...options }).categories.list();
  const [call] = fetch.calls;
  return { url: call?.url, authorization: new Headers(call?.init.headers).get('authorization') };
}

test('reads URL and token', async () => {
  vi.stubEnv('CREDIT_USAGE_URL', ' https://usage.example.com/x ');
  vi.stubEnv('CREDIT_USAGE_TOKEN', 'tok-1\n');
  expect(await requestOf()).toEqual({
    url: 'https://usage.example.com/x/v1/categories',
    authorization: 'Bearer tok-1',
  });
});

test('what is given goes first', async () => {
  vi.stubEnv('CREDIT_USAGE_URL', 'https://usage.example.com');
  vi.stubEnv('CREDIT_USAGE_TOKEN', 'tok-1');
  expect(await requestOf({ baseUrl: 'https://other.example.com', token: 'tok-2' })).toEqual({
    url: 'https://other.example.com/v1/categories',
    authorization: 'Bearer tok-2',
  });
});

test('where cookies say who is asking, no token is read', async () => {
  vi.stubEnv('CREDIT_USAGE_URL', 'http://localhost:8787');
  vi.stubEnv('CREDIT_USAGE_TOKEN', 'tok-1');
  expect((await requestOf({ credentials: 'same-origin' })).authorization).toBeNull();
});

test('a path is refused at once: there is no page to complete it', () => {
  vi.stubEnv('CREDIT_USAGE_URL', '/usage-api');
  vi.stubEnv('CREDIT_USAGE_TOKEN', 'tok-1');
  expect(() => fromEnv()).toThrow(/whole URL/);
  expect(() => fromEnv({ baseUrl: '/usage-api', credentials: 'same-origin' })).toThrow(ConfigError);
});

test.each([null, 5, [], Promise.resolve({})])('options that are none (%j) are refused', (options) => {
  vi.stubEnv('CREDIT_USAGE_URL', 'https://usage.example.com');
  vi.stubEnv('CREDIT_USAGE_TOKEN', 'tok-1');
  expect(() => fromEnv(options as never)).toThrow(ConfigError);
  expect(() => fromEnv(options as never)).toThrow(/Expected an object of options/);
});

test.each([undefined, '', ' '])('a variable that is missing (%j) is named', (missing) => {
  vi.stubEnv('CREDIT_USAGE_URL', missing);
  vi.stubEnv('CREDIT_USAGE_TOKEN', 'tok-1');
  expect(() => fromEnv()).toThrow(ConfigError);
  expect(() => fromEnv()).toThrow(/CREDIT_USAGE_URL is not set/);
  vi.stubEnv('CREDIT_USAGE_URL', 'http://localhost:8787');
  vi.stubEnv('CREDIT_USAGE_TOKEN', missing);
  expect(() => fromEnv()).toThrow(ConfigError);
  expect(() => fromEnv()).toThrow(/CREDIT_USAGE_TOKEN is not set.*POST \/v1\/tokens/);
});
