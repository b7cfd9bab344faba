import {
  type AgentPage,
  type ConversationPage,
  type KnownProblemCode,
  type Problem,
  problems,
} from '@credit-usage/sdk/contract';
import openApiDocument from '@credit-usage/sdk/openapi.json' with { type: 'json' };
import { createUsageHandler } from '@credit-usage/server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { BY_URL } from '../../../test/support/test-store.js';
import { startServer, type TestServer } from '../../../test/support/usage-server.js';
import { usage } from './support/records.js';
import { billing, member } from './support/viewers.js';

const PAGE = 'https://app.example.com';
const DETAILS = '/v1/agents/agent_1/conversations/talk/credits';
const READS = [
  '/v1/usage',
  '/v1/conversations',
  DETAILS,
  '/v1/organizations',
  '/v1/agents',
  '/v1/categories',
];
const WRITES = ['/v1/events', '/v1/tokens'];

let server: TestServer;
let token: string;
const failures: unknown[] = [];
beforeAll(async () => {
  server = await startServer({
    now: '2026-11-22T09:14:03Z',
    allowedOrigins: [PAGE, 'http://localhost:3000'],
    onError: (error) => failures.push(error),
  });
  await server.write([usage('org', '2026-11-20T10:00:00Z', '1', { conversationId: 'talk' })]);
  token = await member(server, ['Billing', 'Owner'], 'org');
}, 120_000);
afterAll(() => server.close());

const send = (method: string, path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(server.url + path, { method, headers });
const listOf = (header: string | null): string[] =>
  (header ?? '').split(',').map((word) => word.trim().toLowerCase());

describe('errors', () => {
  const failing = [
    ['400', () => server.get('/v1/usage?top=0', token)],
    ['401', () => server.get('/v1/usage')],
    ['403', async () => server.get('/v1/usage', await member(server, ['Owner'], 'org'))],
    ['404', () => server.get('/v1/usage?organizationId=none', token)],
    ['404', () => server.get('/nowhere')],
    ['405', () => send('PUT', '/v1/usage')],
    ['406', () => server.get('/v1/usage', token, { Accept: 'image/png' })],
    ['415', () => server.post('/v1/events', server.keys.ingest, 'x', { 'Content-Type': 'text/plain' })],
    ['422', () => server.post('/v1/events', server.keys.ingest, '[{}]')],
  ] as const;

  it.each(failing)(
    '%s is application/problem+json with everything RFC 9457 and the contract name',
    async (status, request) => {
      const response = await request();
      expect(response.status).toBe(Number(status));
      expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('etag')).toBeNull();
      const problem = (await response.json()) as Problem;
      for (const word of ['detail', 'code', 'requestId'] as const) expect(problem[word], word).toMatch(/\S/);
      expect(problem.status).toBe(response.status);
      const { type, title, code } = problem;
      expect(type).toBe(`urn:credit-usage:problem:${code}`);
      expect({ status: problem.status, title }).toEqual(problems[code as KnownProblemCode]);
      expect(problem.requestId).toBe(response.headers.get('x-request-id'));
    },
  );

  it('requestId is the caller’s own where it sent one, and new for each request otherwise', async () => {
    const mine = await server.get('/v1/usage', undefined, { 'X-Request-Id': 'trace-42' });
    expect(((await mine.json()) as Problem).requestId).toBe('trace-42');
    const ids = await Promise.all(
      [1, 2].map(async () => (await server.get('/nowhere')).headers.get('x-request-id')),
    );
    expect(ids[0]).not.toBe(ids[1]);
    const odd = await server.get('/nowhere', undefined, { 'X-Request-Id': '<script>' });
    expect(odd.headers.get('x-request-id')).not.toContain('<');
  });

  it('has a request id on answers that are none', async () => {
    expect((await server.get('/v1/usage', token)).headers.get('x-request-id')).toMatch(/\S/);
  });

  it('500 internal tells no internals; the host is told', async () => {
    const told: unknown[] = [];
    const handler = createUsageHandler({
      store: server.store,
      keys: server.keys,
      authenticate: async () => {
        throw new Error('password is hunter2');
      },
      onError: (error, requestId) => told.push([String(error), requestId]),
    });
    const response = await handler(new Request('http://localhost/v1/usage'));
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(JSON.parse(text)).toMatchObject({ code: 'internal', status: 500 });
    expect(text).not.toMatch(/hunter2|\.ts|at .+:\d+/);
    expect(told).toEqual([['Error: password is hunter2', response.headers.get('x-request-id')]]);
  });

  it.each([
    '/v1/agents/%E0%A4%A/conversations/x/credits',
    '/v1/agents/a/conversations/%FF/credits',
    '/v1/usage?category=%E0%A4',
    '/v1/usage?organizationId=%00',
    '/v1/agents?q=%00',
  ])('%s is no failure of the server', async (path) => {
    expect((await server.get(path, token)).status).toBeLessThan(500);
  });
});

describe('405 method_not_allowed', () => {
  it.each([...READS, '/healthz', '/readyz', '/openapi.json'])(
    '%s can be read, and says so in Allow',
    async (path) => {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        const response = await send(method, path, { Authorization: `Bearer ${token}` });
        expect([method, response.status]).toEqual([method, 405]);
        expect(listOf(response.headers.get('allow'))).toEqual(expect.arrayContaining(['get', 'head']));
        expect(listOf(response.headers.get('allow'))).not.toContain(method.toLowerCase());
        expect(((await response.json()) as Problem).code).toBe('method_not_allowed');
      }
    },
  );

  it.each(WRITES)('%s can be posted to, and says so in Allow', async (path) => {
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const response = await send(method, path);
      expect([method, response.status]).toEqual([method, 405]);
      expect(listOf(response.headers.get('allow'))).toEqual(expect.arrayContaining(['post']));
      expect(listOf(response.headers.get('allow'))).not.toContain(method.toLowerCase());
    }
  });

  it('what Allow lists is not answered with 405', async () => {
    for (const path of [...READS, ...WRITES, '/healthz']) {
      const allowed = listOf((await send('PATCH', path)).headers.get('allow'));
      for (const method of allowed)
        expect([path, method, (await send(method.toUpperCase(), path)).status]).not.toEqual([
          path,
          method,
          405,
        ]);
    }
  });

  it.each(READS)('HEAD of %s answers like GET, without a body', async (path) => {
    const response = await send('HEAD', path, { Authorization: `Bearer ${token}` });
    expect(response.status).toBe(200);
    expect(response.headers.get('etag')).toBe((await server.get(path, token)).headers.get('etag'));
    expect(await response.text()).toBe('');
  });
});

describe('406 not_acceptable', () => {
  it.each(READS)('%s answers JSON', async (path) => {
    for (const accept of [
      'application/json',
      '*/*',
      'application/*',
      'text/html, application/json;q=0.5',
      'text/html, */*;q=0.1',
      'application/json; charset=utf-8',
    ]) {
      const response = await server.get(path, token, { Accept: accept });
      expect([accept, response.status]).toEqual([accept, 200]);
      expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    }
    for (const accept of [
      'image/png',
      'text/html',
      'application/xml, text/plain;q=0.5',
      'application/json;q=0',
    ]) {
      const response = await server.get(path, token, { Accept: accept });
      expect([accept, response.status]).toEqual([accept, 406]);
      expect(((await response.json()) as Problem).code).toBe('not_acceptable');
    }
  });

  it.each([
    ['text/csv', 'text/csv'],
    ['TEXT/CSV', 'text/csv'],
    ['text/csv; charset=utf-8', 'text/csv'],
    ['text/*', 'text/csv'],
    ['text/csv, */*;q=0.1', 'text/csv'],
    ['application/json;q=0.5, text/csv', 'text/csv'],
    ['text/csv;q=0.5, application/json', 'application/json'],
    ['text/csv;q=0, */*', 'application/json'],
    ['application/json;q=0, text/*', 'text/csv'],
    ['text/html, application/xhtml+xml, */*;q=0.8', 'application/json'],
  ])('of two forms, "%s" is %s', async (accept, type) => {
    const response = await server.get('/v1/usage', token, { Accept: accept });
    await response.text();
    expect([response.status, response.headers.get('content-type')?.split(';')[0]]).toEqual([200, type]);
  });

  it('CSV only where there is one', async () => {
    for (const path of READS) {
      const tabular = READS.indexOf(path) < 3;
      const response = await server.get(path, token, { Accept: 'text/csv' });
      expect([path, response.status]).toEqual([path, tabular ? 200 : 406]);
      if (tabular) expect(response.headers.get('content-type')).toMatch(/^text\/csv/);
      await response.text();
    }
  });
});

describe('CORS', () => {
  const preflight = (path: string, origin: string) =>
    send('OPTIONS', path, {
      Origin: origin,
      'Access-Control-Request-Method': 'GET',
      'Access-Control-Request-Headers': 'authorization,if-none-match',
    });

  it.each(READS)('%s lets a configured origin read', async (path) => {
    const allowed = await preflight(path, PAGE);
    expect(allowed.ok).toBe(true);
    expect(allowed.headers.get('access-control-allow-origin')).toBe(PAGE);
    expect(listOf(allowed.headers.get('access-control-allow-methods'))).toEqual(
      expect.arrayContaining(['get']),
    );
    expect(listOf(allowed.headers.get('access-control-allow-methods'))).not.toContain('post');
    expect(listOf(allowed.headers.get('access-control-allow-headers'))).toEqual(
      expect.arrayContaining(['authorization', 'accept', 'if-none-match']),
    );
    expect(allowed.headers.get('access-control-max-age')).toBe('86400');
    const answer = await server.get(path, token, { Origin: PAGE });
    expect(answer.headers.get('access-control-allow-origin')).toBe(PAGE);
    expect(listOf(answer.headers.get('access-control-expose-headers'))).toEqual(
      expect.arrayContaining([
        'etag',
        'retry-after',
        'x-request-id',
        'usage-as-of',
        'usage-scope-excluded',
        'ratelimit-limit',
        'ratelimit-remaining',
        'ratelimit-reset',
      ]),
    );
  });

  it.each(READS)('%s lets no other origin read', async (path) => {
    for (const origin of [
      'https://evil.example',
      'http://app.example.com',
      `${PAGE}.evil.example`,
      `${PAGE}:444`,
      'null',
    ]) {
      const refused = await preflight(path, origin);
      expect([origin, refused.headers.get('access-control-allow-origin')]).toEqual([origin, null]);
      const answer = await server.get(path, token, { Origin: origin });
      expect([origin, answer.headers.get('access-control-allow-origin')]).toEqual([origin, null]);
    }
  });

  it('a page can read an error: it has the headers too', async () => {
    for (const path of ['/v1/usage?top=0', '/v1/usage?organizationId=none']) {
      const response = await server.get(path, token, { Origin: PAGE });
      expect(response.ok).toBe(false);
      expect(response.headers.get('access-control-allow-origin')).toBe(PAGE);
    }
    const unauthenticated = await server.get('/v1/usage', undefined, { Origin: PAGE });
    expect(unauthenticated.headers.get('access-control-allow-origin')).toBe(PAGE);
  });

  it('never allows credentials: tokens are sent, cookies are not', async () => {
    expect((await preflight('/v1/usage', PAGE)).headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('configured headers are allowed beside ours', async () => {
    const handler = createUsageHandler({
      store: server.store,
      keys: server.keys,
      allowedOrigins: [PAGE],
      allowedHeaders: ['X-Tenant', 'traceparent'],
    });
    const asked = await handler(
      new Request('http://localhost/v1/usage', {
        method: 'OPTIONS',
        headers: { Origin: PAGE, 'Access-Control-Request-Method': 'GET' },
      }),
    );
    expect(listOf(asked.headers.get('access-control-allow-headers'))).toEqual(
      expect.arrayContaining(['authorization', 'accept', 'if-none-match', 'x-tenant', 'traceparent']),
    );
  });

  it.each(WRITES)('%s refuses any request with an Origin, with the right key too', async (path) => {
    const key = path === '/v1/events' ? server.keys.ingest : server.keys.secret;
    const body = path === '/v1/events' ? '[]' : '{"sub":"x","organizations":[],"agents":[]}';
    expect((await server.post(path, key, body)).status).toBe(200);
    for (const origin of [PAGE, 'https://evil.example', 'null']) {
      const response = await server.post(path, key, body, { Origin: origin });
      expect([response.status, ((await response.json()) as Problem).code]).toEqual([401, 'unauthenticated']);
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
      const asked = await preflight(path, origin);
      expect(asked.headers.get('access-control-allow-origin')).toBeNull();
    }
  });
});

describe('caching', () => {
  it('sets no Strict-Transport-Security: the whole domain is the host’s concern', async () => {
    const { headers } = await server.get('/v1/usage', token);
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each(READS)('%s is private, asked for again, and varies with what it depends on', async (path) => {
    for (const response of [await server.get(path, token), await server.get(path, token, { Origin: PAGE })]) {
      expect(response.headers.get('cache-control')).toBe('private, no-cache');
      const vary = listOf(response.headers.get('vary'));
      expect([...new Set(vary)].sort()).toEqual(['accept', 'accept-encoding', 'authorization', 'origin']);
      expect(vary).toHaveLength(4);
    }
  });

  it.each(READS)('%s has a weak ETag, and a 304 without a body for it', async (path) => {
    const first = await server.get(path, token);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"[^"]+"$/);
    for (const header of [etag, etag.slice(2), `"other", ${etag}`, '*']) {
      const again = await server.get(path, token, { 'If-None-Match': header });
      expect([header, again.status]).toEqual([header, 304]);
      expect(await again.text()).toBe('');
      expect(again.headers.get('etag')).toBe(etag);
      expect(again.headers.get('cache-control')).toBe('private, no-cache');
      expect(listOf(again.headers.get('vary'))).toContain('authorization');
    }
    expect((await server.get(path, token, { 'If-None-Match': 'W/"other"' })).status).toBe(200);
  });

  it.each(READS)(
    'the tag of %s is over the answer without asOf; a 304 says in Usage-As-Of until when it holds',
    async (path) => {
      const first = await server.get(path, token);
      expect(first.headers.get('usage-as-of')).toBe('2026-11-22T09:14:03Z');
      const etag = first.headers.get('etag') ?? '';
      server.setNow('2026-11-22T09:15:00Z');
      const again = await server.get(path, token, { 'If-None-Match': etag });
      server.setNow('2026-11-22T09:14:03Z');
      expect(again.status).toBe(304);
      expect(again.headers.get('usage-as-of')).toBe('2026-11-22T09:15:00Z');
    },
  );

  it('conversations with more behind them are not confirmed once anything was recorded: the cursor would lead past it', async () => {
    const viewer = await billing(server, 'org_pages');
    const talk = (conversationId: string) =>
      usage('org_pages', '2026-11-20T10:00:00Z', '1', { conversationId, agentId: 'agent' });
    await server.write([talk('a'), talk('b')]);
    const path = '/v1/conversations?limit=1';
    const etag = (await server.get(path, viewer)).headers.get('etag') ?? '';
    const status = async () => (await server.get(path, viewer, { 'If-None-Match': etag })).status;
    // On a store to which others write as well, nobody knows that nothing was recorded.
    expect(await status()).toBe(BY_URL ? 200 : 304);
    // The first page is the same as before; the page after it is not.
    await server.write([talk('b')]);
    expect(await status()).toBe(200);
  });

  it('conversations with more behind them are not confirmed once usage counts whose time had not come', async () => {
    const viewer = await billing(server, 'org_ahead');
    const talk = (conversationId: string, time: string, credits: string) =>
      usage('org_ahead', time, credits, { conversationId, agentId: 'agent' });
    await server.write([
      talk('a', '2026-11-20T10:00:00Z', '9'),
      talk('b', '2026-11-20T10:00:00Z', '1'),
      talk('b', '2026-11-22T09:16:00Z', '1'),
    ]);
    const path = '/v1/conversations?sort=-credits&limit=1';
    const first = await server.get(path, viewer);
    server.setNow('2026-11-22T09:17:00Z');
    const again = await server.get(path, viewer, { 'If-None-Match': first.headers.get('etag') ?? '' });
    server.setNow('2026-11-22T09:14:03Z');
    expect(again.status).toBe(200);
    const rows = [await first.json(), await again.json()].map((page) => (page as ConversationPage).data);
    expect(rows[0]).toEqual(rows[1]);
  });

  it('agents with more behind them stay valid: the cursor of the kept page leads to what is known now', async () => {
    const viewer = await billing(server, 'org_agents');
    const step = (agentId: string) => usage('org_agents', '2026-11-20T10:00:00Z', '1', { agentId });
    await server.write([step('a'), step('b')]);
    const path = '/v1/agents?limit=1';
    const first = await server.get(path, viewer);
    const { nextCursor } = (await first.json()) as AgentPage;
    await server.write([step('b'), step('aa')]);
    const etag = first.headers.get('etag') ?? '';
    expect((await server.get(path, viewer, { 'If-None-Match': etag })).status).toBe(304);
    const next = await server.json<AgentPage>(
      `${path}&cursor=${encodeURIComponent(nextCursor ?? '')}`,
      viewer,
    );
    expect(next.data.map(({ id }) => id)).toEqual(['aa']);
  });

  it('details with more behind them are not confirmed once an entry came in', async () => {
    const viewer = await server.token({ organizations: [{ id: 'org_entries', roles: ['Owner'] }] });
    const step = () =>
      usage('org_entries', '2026-11-20T10:00:00Z', '0', { conversationId: 'c', agentId: 'agent' });
    await server.write([step(), step()]);
    const path = '/v1/agents/agent/conversations/c/credits?limit=1';
    const etag = (await server.get(path, viewer)).headers.get('etag') ?? '';
    const status = async () => (await server.get(path, viewer, { 'If-None-Match': etag })).status;
    expect(await status()).toBe(304);
    await server.write([step()]);
    expect(await status()).toBe(200);
  });

  it('other content is another tag', async () => {
    const viewer = await billing(server, 'org_cached');
    await server.write([usage('org_cached', '2026-11-20T10:00:00Z', '1')]);
    const etag = (await server.get('/v1/usage', viewer)).headers.get('etag') ?? '';
    await server.write([usage('org_cached', '2026-11-20T10:00:00Z', '0.000001')]);
    const again = await server.get('/v1/usage', viewer, { 'If-None-Match': etag });
    expect(again.status).toBe(200);
    expect(again.headers.get('etag')).not.toBe(etag);
  });

  it('one browser, two viewers, same URL: never each other’s answer', async () => {
    // The grants are the same, and so is the content: only the viewer differs.
    const [one, two] = await Promise.all(
      ['one', 'two'].map((sub) =>
        server.token({ sub, organizations: [{ id: 'org', roles: ['Billing', 'Owner'] }] }),
      ),
    );
    for (const path of READS) {
      const etag = (await server.get(path, one)).headers.get('etag') ?? '';
      expect([path, (await server.get(path, two, { 'If-None-Match': etag })).status]).toEqual([path, 200]);
    }
  });

  it('one viewer whose grants changed gets no 304 for what the old ones saw', async () => {
    const etag = (await server.get('/v1/conversations', token)).headers.get('etag') ?? '';
    const now = await billing(server, 'org');
    expect((await server.get('/v1/conversations', now, { 'If-None-Match': etag })).status).toBe(200);
  });

  it.each(READS.slice(0, 3))('%s as CSV is streamed: it has no tag, and is never confirmed', async (path) => {
    const etag = (await server.get(path, token)).headers.get('etag') ?? '';
    for (const header of [etag, '*']) {
      const csv = await server.get(path, token, { 'If-None-Match': header, Accept: 'text/csv' });
      expect([csv.status, csv.headers.get('etag')]).toEqual([200, null]);
      expect(csv.headers.get('cache-control')).toBe('private, no-cache');
      expect(listOf(csv.headers.get('vary')).sort()).toEqual([
        'accept',
        'accept-encoding',
        'authorization',
        'origin',
      ]);
      await csv.text();
    }
  });

  it('tokens are no-store', async () => {
    const response = await server.post(
      '/v1/tokens',
      server.keys.secret,
      '{"sub":"x","organizations":[],"agents":[]}',
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
  });
});

describe('429 rate_limited', () => {
  const limited = (requests: number) =>
    createUsageHandler({
      store: server.store,
      keys: server.keys,
      allowedOrigins: [PAGE],
      rateLimit: { requests, windowSeconds: 60 },
    });
  const ask = (handler: ReturnType<typeof limited>, viewer: string) =>
    handler(
      new Request('http://localhost/v1/organizations', {
        headers: { Authorization: `Bearer ${viewer}`, Origin: PAGE },
      }),
    );

  it('says when to come back; RateLimit-Limit, -Remaining and -Reset are on every answer', async () => {
    const handler = limited(2);
    const remaining: (string | null)[] = [];
    for (let index = 0; index < 2; index++) {
      const response = await ask(handler, token);
      expect(response.status).toBe(200);
      expect(response.headers.get('ratelimit-limit')).toBe('2');
      expect(Number(response.headers.get('ratelimit-reset'))).toBeGreaterThan(0);
      remaining.push(response.headers.get('ratelimit-remaining'));
    }
    expect(remaining).toEqual(['1', '0']);
    const refused = await ask(handler, token);
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ code: 'rate_limited', status: 429 });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(refused.headers.get('ratelimit-remaining')).toBe('0');
    expect(refused.headers.get('cache-control')).toBe('no-store');
    expect(refused.headers.get('access-control-allow-origin')).toBe(PAGE);
  });

  it('counts each viewer by themselves', async () => {
    const handler = limited(1);
    const other = await server.token({ sub: 'another viewer' });
    expect((await ask(handler, token)).status).toBe(200);
    expect((await ask(handler, other)).status).toBe(200);
    expect((await ask(handler, token)).status).toBe(429);
  });

  it('stands on errors, on 304 and on files as well', async () => {
    const etag = (await server.get('/v1/usage', token)).headers.get('etag') ?? '';
    for (const response of [
      await server.get('/v1/usage?top=0', token),
      await server.get('/v1/usage?organizationId=none', token),
      await server.get('/v1/usage', token, { 'If-None-Match': etag }),
      await server.get('/v1/usage', token, { Accept: 'text/csv' }),
    ])
      expect([response.status, response.headers.get('ratelimit-limit')]).toEqual([response.status, '1200']);
  });
});

describe('about the server', () => {
  it('/openapi.json is the contract', async () => {
    const response = await server.get('/openapi.json');
    expect(response.status).toBe(200);
    const document = (await response.json()) as typeof openApiDocument;
    expect(document).toEqual(openApiDocument);
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining([
        '/v1/usage',
        '/v1/conversations',
        '/v1/agents/{agentId}/conversations/{conversationId}/credits',
        '/v1/organizations',
        '/v1/agents',
        '/v1/categories',
        '/v1/events',
        '/v1/tokens',
      ]),
    );
  });

  it('/healthz and /readyz need no token', async () => {
    expect((await server.get('/healthz')).status).toBe(200);
    expect((await server.get('/readyz')).status).toBe(200);
  });

  it('nothing of the above was a failure of the server', () => {
    expect(failures).toEqual([]);
  });

  // Must be the last test, since it closes the store.
  it('503 unavailable when the store is gone: alive, not ready, and when to try again', async () => {
    await server.store.close();
    expect((await server.get('/healthz')).status).toBe(200);
    // The last answer about readiness is reused for a second.
    await vi.waitFor(async () => expect((await server.get('/readyz')).status).toBe(503), { timeout: 5_000 });
    for (const path of ['/readyz', ...READS]) {
      if (path === '/v1/organizations') continue;
      const response = await server.get(path, token);
      expect([path, response.status]).toEqual([path, 503]);
      const text = await response.text();
      expect(JSON.parse(text)).toMatchObject({ code: 'unavailable', status: 503 });
      expect(text).not.toMatch(/closed|chdb|clickhouse|SELECT/i);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('retry-after')).toMatch(/^\d+$/);
    }
    const written = await server.post(
      '/v1/events',
      server.keys.ingest,
      JSON.stringify([usage('org', '2026-11-20T10:00:00Z', '1')]),
    );
    expect(written.status).toBe(503);
  });
});
