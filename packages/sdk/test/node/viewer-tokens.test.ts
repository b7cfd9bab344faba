import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type TokenRequest, TokenRequestSchema } from '../../src/contract/index.js';
import { categoryListFixture, problemFixture } from '../../src/fixtures/index.js';
import { ConfigError, CreditUsageClient, TokenProviderError } from '../../src/index.js';
import { viewerTokens } from '../../src/node/index.js';
import { failure } from '../support/scripted-fetch.js';

const SECRET = 'cu_sk_Canary0123456789Canary';
const viewer = { sub: 'monthly-report', organizations: [{ id: 'org_acme', roles: ['Billing'] }] };
const made = { token: 'tok-1', expiresAt: '2100-01-01T00:00:00Z' };

let server: Server;
let answer: RequestListener;
let baseUrl: string;
const asked: {
  url: string | undefined;
  method: string | undefined;
  key: string | undefined;
  body: unknown;
}[] = [];

beforeEach(async () => {
  asked.length = 0;
  answer = (_, response) => response.end(JSON.stringify(made));
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { url, method, headers } = request;
    asked.push({ url, method, key: headers.authorization, body: body && JSON.parse(body) });
    if (url?.endsWith('/v1/tokens')) return answer(request, response);
    response.end(JSON.stringify(categoryListFixture()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/prefix`;
});
afterEach(() => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  server.close();
});

const problem = (
  status: number,
  code: 'unauthenticated' | 'invalid_parameter',
  more = {},
): RequestListener => {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/problem+json' });
    response.end(JSON.stringify(problemFixture(code, more)));
  };
};

test('asks with the secret key for what the contract says', async () => {
  expect(await viewerTokens({ baseUrl, secretKey: SECRET, viewer, ttlSeconds: 600 })()).toEqual(made);
  const body: TokenRequest = { ...viewer, agents: [], ttlSeconds: 600 };
  expect(asked).toEqual([{ url: '/prefix/v1/tokens', method: 'POST', key: `Bearer ${SECRET}`, body }]);
  expect(TokenRequestSchema.check(asked[0]?.body)).toMatchObject({ ok: true });
});

test('without roles and without a time it says so, and the environment knows the rest', async () => {
  vi.stubEnv('CREDIT_USAGE_URL', baseUrl);
  vi.stubEnv('CREDIT_USAGE_SECRET_KEY', `${SECRET}\n`);
  await viewerTokens({ viewer: { sub: 'nobody', organizations: undefined } })();
  expect(asked[0]).toMatchObject({
    key: `Bearer ${SECRET}`,
    body: { sub: 'nobody', organizations: [], agents: [] },
  });
  expect(TokenRequestSchema.check(asked[0]?.body)).toMatchObject({ ok: true });
});

test('a client has its tokens from there: one for many calls, a new one when it is refused', async () => {
  const token = viewerTokens({ baseUrl, secretKey: SECRET, viewer });
  const client = new CreditUsageClient({ baseUrl, token });
  await Promise.all([client.categories.list(), client.categories.list()]);
  expect(asked.map(({ key }) => key)).toEqual([`Bearer ${SECRET}`, 'Bearer tok-1', 'Bearer tok-1']);
});

test('what fails for a moment is asked for again', async () => {
  let count = 0;
  answer = (_, response) => {
    if (++count > 1) return response.end(JSON.stringify(made));
    response.writeHead(503, { 'retry-after': '0' }).end();
  };
  expect(await viewerTokens({ baseUrl, secretKey: SECRET, viewer })()).toEqual(made);
  expect(asked).toHaveLength(2);
});

describe('errors are typed, and hold no key', () => {
  const echo: RequestListener = (request, response) => {
    response.writeHead(400, {
      'content-type': 'application/json',
      'x-key': `${request.headers.authorization}`,
    });
    response.end(JSON.stringify({ detail: `You sent ${request.headers.authorization}`, code: SECRET }));
  };
  test.each<[string, RequestListener, object]>([
    ['another key', problem(401, 'unauthenticated'), { kind: 'authentication' }],
    [
      'roles that are not taken',
      problem(400, 'invalid_parameter', {
        errors: [{ parameter: 'organizations', code: 'invalid_parameter', message: 'Expected an array' }],
      }),
      { kind: 'invalid_request', message: expect.stringContaining('organizations: Expected an array') },
    ],
    ['an answer that repeats what was sent', echo, { kind: 'invalid_request' }],
    ['no JSON', (_, response) => response.end('<html>'), { kind: 'response_parse' }],
    ['no token', (_, response) => response.end('{"token":""}'), { kind: 'response_validation' }],
    [
      'an empty token',
      (_, response) => response.end(JSON.stringify({ ...made, token: '' })),
      { kind: 'response_validation', issues: [{ path: 'token' }] },
    ],
    [
      'no end',
      (_, response) => response.end('{"token":"t","expiresAt":"soon"}'),
      { issues: [{ path: 'expiresAt' }] },
    ],
    [
      'a redirect',
      (_, response) => response.writeHead(302, { location: '/login' }).end(),
      { kind: 'connection', code: 'redirected' },
    ],
  ])('%s', async (_, listener, expected) => {
    answer = listener;
    const token = viewerTokens({ baseUrl, secretKey: SECRET, viewer });
    const error = await failure(token());
    expect(error).toMatchObject(expected);
    const handedOn = await failure(new CreditUsageClient({ baseUrl, token }).categories.list());
    expect(handedOn).toBeInstanceOf(TokenProviderError);
    expect((handedOn as Error).cause).toMatchObject({ message: (error as Error).message });
    const shown = [error, handedOn].map(
      (one) => `${inspect(one, { depth: 9, showHidden: true })}${JSON.stringify(one)}${(one as Error).stack}`,
    );
    expect(shown.join()).not.toContain('Canary');
  });

  test('a server that is not there', async () => {
    const error = await failure(
      viewerTokens({ baseUrl: 'http://127.0.0.1:9', secretKey: SECRET, viewer })({
        signal: AbortSignal.timeout(5_000),
      }),
    );
    expect(error).toMatchObject({ kind: 'connection' });
    expect(inspect(error, { depth: 9 })).not.toContain('Canary');
  });

  test('a caller that gives up', async () => {
    answer = () => {};
    const controller = new AbortController();
    const pending = failure(
      viewerTokens({ baseUrl, secretKey: SECRET, viewer })({ signal: controller.signal }),
    );
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    controller.abort();
    expect(await pending).toMatchObject({ kind: 'aborted' });
  });
});

test.each<[object, RegExp]>([
  [{}, /viewer is missing/],
  [{ viewer, vewer: 1 }, /did you mean "viewer"/],
  [{ viewer: 'me' }, /viewer field/],
  [{ viewer: {} }, /viewer\.sub must be/],
  [{ viewer: { sub: 'a', organisations: [] } }, /did you mean "organizations"/],
  [{ viewer: { sub: 'a', organizations: 'org_acme' } }, /viewer\.organizations must be an array/],
  [{ viewer, ttlSeconds: 59 }, /60 to 3600/],
  [{ viewer, ttlSeconds: 3_601 }, /60 to 3600/],
  [{ viewer, ttlSeconds: '900' }, /60 to 3600/],
  [{ viewer, secretKey: 'cu_ik_Canary0123456789' }, /begins with cu_sk_/],
  [{ viewer, secretKey: 'cu_sk_Canary 0123456789' }, /begins with cu_sk_/],
  [{ viewer, secretKey: '' }, /begins with cu_sk_/],
  [{ viewer, baseUrl: 'http://usage:8787' }, /https/],
  [{ viewer, baseUrl: '/usage-api' }, /whole URL/],
])('%j is refused before anything is sent', (options, message) => {
  vi.stubEnv('CREDIT_USAGE_URL', baseUrl);
  vi.stubEnv('CREDIT_USAGE_SECRET_KEY', SECRET);
  const make = () => viewerTokens(options as never);
  expect(make).toThrow(ConfigError);
  expect(make).toThrow(message);
  expect(make).not.toThrow(/Canary/);
});

test.each([
  [null, /Expected an object of/],
  [new AbortController().signal, /Expected an object of/],
  [{ singal: undefined }, /did you mean "signal"/],
  [{ signal: new AbortController() }, /signal must be an AbortSignal/],
  [{ signal: 5 }, /signal must be an AbortSignal/],
])('called with %j it says what is wrong, and asks for nothing', async (context, message) => {
  const error = await failure(viewerTokens({ baseUrl, secretKey: SECRET, viewer })(context as never));
  expect(error).toBeInstanceOf(ConfigError);
  expect(error).toMatchObject({ message: expect.stringMatching(message) });
  expect(asked).toEqual([]);
});

test.each([60, 3_600])('a token may live %i s', async (ttlSeconds) => {
  await viewerTokens({ baseUrl, secretKey: SECRET, viewer, ttlSeconds })({ signal: undefined });
  expect(asked[0]?.body).toMatchObject({ ttlSeconds });
});

test.each([`${SECRET},cu_sk_theOneBefore0123456789`, ` ${SECRET}\ncu_sk_theOneBefore0123456789 `])(
  'of the two keys that the server has while they are exchanged, it takes the new one',
  async (keys) => {
    vi.stubEnv('CREDIT_USAGE_SECRET_KEY', keys);
    await viewerTokens({ baseUrl, viewer })();
    expect(asked).toMatchObject([{ key: `Bearer ${SECRET}` }]);
  },
);

test.each(['CREDIT_USAGE_URL', 'CREDIT_USAGE_SECRET_KEY'])('without %s it is named', (name) => {
  vi.stubEnv('CREDIT_USAGE_URL', baseUrl);
  vi.stubEnv('CREDIT_USAGE_SECRET_KEY', SECRET);
  vi.stubEnv(name, '');
  expect(() => viewerTokens({ viewer })).toThrow(new RegExp(`${name} is not set`));
});
