import { inspect } from 'node:util';
import { expect, test, vi } from 'vitest';
import { type ClientOptions, CreditUsageClient, type LogDetails } from '../../src/index.js';
import { categoryListFixture, problemFixture } from '../../src/testing/index.js';
import { failure, json, type Step, scriptedFetch } from '../support/scripted-fetch.js';

const TOKEN = 'canary/token+0123456789==';
const HEADER = 'canary-header-0123456789';
const CURSOR = 'canary-cursor-0123456789';
const CANARY = /canary/;

/** A fetch error of the kind that wrappers make, with the whole request attached. */
class RequestFailed extends Error {
  constructor(
    readonly url: string,
    readonly options: RequestInit,
  ) {
    super(`GET ${url} with ${JSON.stringify(options.headers)} failed`);
  }
}

const echo =
  (status: number, type = 'text/html'): Step =>
  (url, init) =>
    new Response(`<p>${url} ${JSON.stringify(init.headers)}</p>`, {
      status,
      headers: { 'content-type': type, 'x-request-id': `req ${TOKEN}` },
    });

const problem =
  (status: number, code: string): Step =>
  (_, init) =>
    json(
      {
        type: 'about:blank',
        title: 'No',
        status,
        detail: `You sent ${JSON.stringify(init.headers)}`,
        code,
        requestId: TOKEN,
        requiredRoles: [{ role: 'Billing', scope: { type: 'organization', id: 'o', name: `Acme ${TOKEN}` } }],
        heldRoles: [],
        errors: [{ parameter: 'from', code, message: `Bearer ${TOKEN}` }],
      },
      { status },
    );

/** JSON as some servers write it, with slashes and letters that need not be escaped. */
const escaped = (value: unknown): string =>
  JSON.stringify(value).replaceAll('/', '\\/').replaceAll('canary', '\\u0063anary');

const FAILURES: Readonly<Record<string, Step>> = {
  'a page that repeats the request': echo(502),
  'a page of success that does': echo(200),
  'broken JSON that does': echo(200, 'application/json'),
  'JSON of another shape': (_, init) => json({ data: [{ id: init.headers, label: TOKEN }] }),
  'a refusal that does': problem(403, 'role_required'),
  'another refusal': problem(403, 'forbidden'),
  'a wrong parameter': problem(400, 'invalid_parameter'),
  'an expired token': problem(401, 'token_expired'),
  'a problem that escapes it': (_, init) =>
    new Response(escaped({ detail: init.headers, code: TOKEN, more: { [TOKEN]: TOKEN } }), { status: 400 }),
  'a redirect that encodes it': () =>
    new Response(null, { status: 302, headers: { location: `/login/${encodeURIComponent(TOKEN)}` } }),
  'a fetch that throws the request': (url, init) => {
    throw new RequestFailed(url, init);
  },
  'a fetch that throws it deep down': (url, init) => {
    throw new TypeError('fetch failed', {
      cause: new Error('inner', { cause: new RequestFailed(url, init) }),
    });
  },
  'a fetch that throws a text': (_, init) => {
    throw JSON.stringify(init.headers);
  },
  'a fetch that throws its headers': (_, init) => {
    throw Object.assign(new Error('x'), { headers: new Headers(init.headers) });
  },
};

async function everythingShown(step: Step, token: ClientOptions['token']): Promise<string> {
  const shown: unknown[] = [];
  const hook = (info: unknown) => shown.push(info);
  const log = (message: string, details: LogDetails) => shown.push(message, details);
  const client = new CreditUsageClient({
    baseUrl: 'https://h.example',
    fetch: scriptedFetch(step),
    token,
    headers: { 'x-api-key': HEADER },
    retry: { max: 1 },
    hooks: { onRequest: [hook], onResponse: [hook], onRetry: [hook], onError: [hook] },
    logger: { debug: log, warn: log },
  });
  shown.push(client, String(client), JSON.stringify(client));
  const error = await failure(client.agents.list({}, { cursor: CURSOR }));
  shown.push(error, JSON.stringify(error), String(error), (error as Error).stack, { ...(error as object) });
  return shown.map((one) => inspect(one, { depth: 20, showHidden: true, getters: true })).join('\n');
}

test.each(Object.keys(FAILURES))('%s shows no credential anywhere', async (name) => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
  const step = FAILURES[name];
  if (!step) throw new Error('no such failure');
  for (const token of [TOKEN, async () => ({ token: TOKEN })]) {
    const shown = await everythingShown(step, token);
    expect(shown).toContain('agents');
    expect(shown).not.toMatch(CANARY);
  }
  vi.restoreAllMocks();
});

test('the search of these tests does find a credential', async () => {
  const error = new RequestFailed('https://h.example', { headers: { authorization: TOKEN } });
  expect(inspect(error)).toMatch(CANARY);
});

test.each([
  ['its message', () => new Error('bad key cu_sk_canary')],
  [
    'a property',
    () => Object.assign(new Error('x'), { config: { headers: { Authorization: 'Bearer canary' } } }),
  ],
  ['a cause', () => new Error('x', { cause: { jwt: 'eyJcanary.eyJcanary.canary' } })],
])('a provider that throws a credential in %s', async (_, make) => {
  const client = new CreditUsageClient({
    baseUrl: 'https://h.example',
    fetch: scriptedFetch(json(categoryListFixture())),
    token: () => {
      throw make();
    },
  });
  const error = await failure(client.categories.list());
  expect(error).toMatchObject({ kind: 'token_provider' });
  expect(inspect(error, { depth: 20, showHidden: true })).not.toMatch(CANARY);
});

test('a cursor does not come back as a URL writes it either', async () => {
  const cursor = 'canary/0123456789+abc==';
  const client = new CreditUsageClient({
    baseUrl: 'https://h.example',
    fetch: scriptedFetch((url) =>
      json(problemFixture('invalid_cursor', { detail: `No route ${url}` }), { status: 400 }),
    ),
  });
  const error = await failure(client.agents.list({}, { cursor }));
  expect((error as Error).message).toContain('No route https://h.example/v1/agents?cursor=[redacted]');
  expect(inspect(error, { depth: 20, showHidden: true })).not.toMatch(CANARY);
});

test('an answer that breaks off after a request id with the token in it', async () => {
  const body = new ReadableStream({ start: (controller) => controller.error(new TypeError('terminated')) });
  const client = new CreditUsageClient({
    baseUrl: 'https://h.example',
    fetch: scriptedFetch(() => new Response(body, { headers: { 'x-request-id': `req ${TOKEN}` } })),
    token: TOKEN,
    retry: { max: 0 },
  });
  expect(await failure(client.usage.get())).toMatchObject({ requestId: 'req [redacted]' });
});

test('a header that is no credential takes no word out of an error', async () => {
  const scope = { type: 'organization', id: 'production', name: 'production' };
  const refusal = problemFixture('role_required', { requiredRoles: [{ role: 'Billing', scope }] });
  const client = new CreditUsageClient({
    baseUrl: 'https://h.example',
    fetch: scriptedFetch(json(refusal, { status: 403 })),
    headers: { 'X-Tenant': 'production', 'X-Api-Key': HEADER },
  });
  const error = await failure(client.usage.get());
  expect(error).toMatchObject({ kind: 'missing_role', requiredRoles: [{ scope }] });
  expect((error as Error).message).toContain('in production');
});

test.each(['Cookie', 'X-Api-Key', 'Proxy-Authorization', 'X-Amz-Security-Token', 'X-Session', 'X-Signature'])(
  'the header %s does not come back',
  async (name) => {
    const client = new CreditUsageClient({
      baseUrl: 'https://h.example',
      fetch: scriptedFetch(problem(400, 'invalid_parameter')),
      token: TOKEN,
      headers: { [name]: HEADER },
    });
    expect(inspect(await failure(client.usage.get()), { depth: 20 })).not.toMatch(CANARY);
  },
);
