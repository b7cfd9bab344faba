import { createServer, type Server } from 'node:http';
import { gzipSync } from 'node:zlib';
import { CreditUsageClient } from '@credit-usage/sdk';
import type { ConversationPage, Problem } from '@credit-usage/sdk/contract';
import {
  createUsageHandler,
  type HandledRequest,
  toNodeListener,
  type UsageHandler,
} from '@credit-usage/server';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expressLike, listening, type Middleware } from '../../../test/support/express-like.js';
import { partsOf, storeOf } from '../src/open-store.js';
import { Mounted, NOW } from './support/mounted.js';
import { fresh, usage } from './support/records.js';
import { billing } from './support/viewers.js';

const BASE = '/billing/usage-api';
const RANGE = 'from=2026-11-01&to=2026-12-01';

let mounted: Mounted;
let token: string;
const servers: Server[] = [];
beforeAll(async () => {
  mounted = await Mounted.start();
  await mounted.base.write(
    ['a', 'b', 'c'].map((conversationId) => usage('org', '2026-11-20T10:00:00Z', '1', { conversationId })),
  );
  token = await billing(mounted.base, 'org');
}, 120_000);
afterAll(async () => {
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  await mounted.close();
});

const handlerOf = (options: Partial<Parameters<typeof createUsageHandler>[0]> = {}): UsageHandler =>
  createUsageHandler({ store: mounted.base.store, keys: mounted.base.keys, ...options });

async function start(server: Server): Promise<string> {
  servers.push(server);
  return listening(server);
}

const read = (url: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(url, { headers: { Authorization: `Bearer ${token}`, ...headers } });

describe('basePath', () => {
  it.each([
    'billing',
    'https://example.com/billing',
    '/billing/',
    '//billing',
    '/billing//usage',
    '/billing/../usage',
    '/./billing',
    '/billing?x',
    '/billing#x',
    '/bil ling',
    '/%62illing',
    '/{tenant}/usage',
    '/*',
  ])('%j is refused', (basePath) => {
    expect(() => handlerOf({ basePath })).toThrow(TypeError);
  });

  it.each(['/v1', '/v1/usage', '/v1/agents', '/healthz', '/openapi.json'])(
    '%s would hide paths of the API',
    (basePath) => {
      expect(() => handlerOf({ basePath })).toThrow('paths of the API begin with it');
    },
  );

  it.each(['', '/'])('%j means no base path', async (basePath) => {
    const handler = handlerOf({ basePath });
    expect((await handler(new Request('http://localhost/healthz'))).status).toBe(200);
    const { servers } = (await (await handler(new Request('http://localhost/openapi.json'))).json()) as {
      servers: { url: string }[];
    };
    expect(servers[0]?.url).toBe('/');
  });

  it.each(['/usage', BASE, '/v1/billing', '/_a.b~c-1', '/v2'])(
    '%s is cut off the beginning of a path, if it is there',
    async (basePath) => {
      const handler = handlerOf({ basePath });
      const statusOf = async (path: string) => (await handler(new Request(`http://localhost${path}`))).status;
      expect(await statusOf(`${basePath}/healthz`)).toBe(200);
      expect(await statusOf('/healthz')).toBe(200);
      expect(await statusOf(`${basePath}/v1/usage`)).toBe(401);
      expect(await statusOf(`${basePath}/v1/nothing`)).toBe(404);
      expect(await statusOf(`${basePath}healthz`)).toBe(404);
      expect(await statusOf(`/other${basePath}/healthz`)).toBe(404);
      expect(await statusOf(`${basePath}${basePath}/healthz`)).toBe(404);
      expect(await statusOf(basePath)).toBe(404);
    },
  );
});

describe('below a path', () => {
  let url: string;
  const told: HandledRequest[] = [];
  beforeAll(async () => {
    url = await mounted.url({
      basePath: BASE,
      allowedOrigins: ['https://app.example.com'],
      onRequest: (handled) => told.push(handled),
    });
  });

  it('the client reads with that address, from page to page', async () => {
    const client = new CreditUsageClient({ baseUrl: url + BASE, token: async () => token });
    const report = await client.usage.get({ from: '2026-11-01', to: '2026-12-01' });
    expect(report.total).toBe('3');
    const ids: string[] = [];
    for await (const row of client.conversations.list({ from: '2026-11-01', to: '2026-12-01', limit: 1 }))
      ids.push(row.conversationId);
    expect(ids).toEqual(['a', 'b', 'c']);
  });

  it('answers, tags and cursors are those of the same handler without it', async () => {
    const path = `/v1/conversations?${RANGE}&limit=1`;
    const below = await read(url + BASE + path);
    const without = await read(url + path);
    const { nextCursor, ...page } = (await below.json()) as ConversationPage;
    expect(page).toEqual({ ...((await without.json()) as object), nextCursor: undefined });
    expect(JSON.stringify(page)).not.toContain(BASE);
    const next = await read(`${url}${path}&cursor=${nextCursor}`);
    expect(((await next.json()) as ConversationPage).data[0]?.conversationId).toBe('b');
    // Of a whole answer: where other servers may write, a page with a next page gets a new tag each time.
    const report = `/v1/usage?${RANGE}`;
    const etag = (await read(url + report)).headers.get('etag') ?? '';
    expect((await read(url + BASE + report, { 'If-None-Match': etag })).status).toBe(304);
  });

  it('the document says where it is served, and is otherwise the same', async () => {
    const document = (await (await fetch(`${url}${BASE}/openapi.json`)).json()) as {
      servers: { url: string }[];
      paths: object;
    };
    expect(document.servers).toEqual([{ url: BASE, description: expect.any(String) }]);
    const own = await (await fetch(`${mounted.base.url}/openapi.json`)).json();
    expect({ ...document, servers: [] }).toEqual({ ...(own as object), servers: [] });
  });

  it('a path that no route has is told where the routes are', async () => {
    const detailOf = async (path: string) => ((await (await read(url + path)).json()) as Problem).detail;
    // A base URL that ends in /v1.
    const detail = await detailOf(`${BASE}/v1/v1/usage`);
    expect(detail).toContain(`No such route. Reads begin with ${BASE}/v1, `);
    expect(await detailOf('/nothing')).toBe(detail);
    expect(await detailOf(`${BASE}/v1/usage?${RANGE}&organizationId=none`)).not.toContain('route');
  });

  it('ids with escapes, other methods, other origins and logs go by the path of the contract', async () => {
    const organizationId = fresh('org');
    const agentId = 'a/b ü%';
    await mounted.base.write([
      usage(organizationId, '2026-11-20T10:00:00Z', '2', { agentId, conversationId: 'c' }),
    ]);
    const owner = await mounted.base.token({ organizations: [{ id: organizationId, roles: ['Owner'] }] });
    const path = `/v1/agents/${encodeURIComponent(agentId)}/conversations/c/credits`;
    told.length = 0;
    const details = await fetch(url + BASE + path, { headers: { Authorization: `Bearer ${owner}` } });
    expect(await details.json()).toMatchObject({ total: '2', conversation: { agentId } });
    expect(told[0]?.route).toBe('/v1/agents/{agentId}/conversations/{conversationId}/credits');
    const deleted = await fetch(`${url}${BASE}/v1/usage`, { method: 'DELETE' });
    expect([deleted.status, deleted.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    const preflight = await fetch(`${url}${BASE}/v1/usage`, {
      method: 'OPTIONS',
      headers: { Origin: 'https://app.example.com', 'Access-Control-Request-Method': 'GET' },
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBe('https://app.example.com');
  });
});

describe('in Hono', () => {
  it.each([
    ['mount, which cuts the path off', {}, (app: Hono, handler: UsageHandler) => app.mount(BASE, handler)],
    [
      'mount, where the handler is told the path',
      { basePath: BASE },
      (app: Hono, handler: UsageHandler) => app.mount(BASE, handler),
    ],
    [
      'a route',
      { basePath: BASE },
      (app: Hono, handler: UsageHandler) => app.all(`${BASE}/*`, (c) => handler(c.req.raw)),
    ],
  ])('%s', async (_, options, mount) => {
    const app = new Hono();
    mount(app, handlerOf(options));
    const request = (path: string): Request =>
      new Request(`http://localhost${path}`, { headers: { Authorization: `Bearer ${token}` } });
    const answer = await app.fetch(request(`${BASE}/v1/usage?${RANGE}`));
    expect(await answer.json()).toMatchObject({ total: '3' });
    expect((await app.fetch(request(`/v1/usage?${RANGE}`))).status).toBe(404);
  });
});

describe('toNodeListener', () => {
  it('listens by itself', async () => {
    const url = await start(createServer(toNodeListener(handlerOf())));
    expect(await (await read(`${url}/v1/usage?${RANGE}`)).json()).toMatchObject({ total: '3' });
  });

  it.each([
    ['told', { basePath: BASE }],
    ['not told', {}],
  ])('stands below a path that the framework cuts off, where the handler is %s', async (_, options) => {
    const url = await start(expressLike(BASE, toNodeListener(handlerOf(options))));
    expect(await (await read(`${url}${BASE}/v1/usage?${RANGE}`)).json()).toMatchObject({ total: '3' });
    expect((await read(`${url}${BASE}`)).status).toBe(404);
    expect((await read(`${url}${BASE}?x=1`)).status).toBe(404);
    const problem = (await (await read(`${url}${BASE}/v1/usage?nonsense=1`)).json()) as Problem;
    expect(problem.code).toBe('invalid_parameter');
  });

  it('takes records, packed or not, and files go out', async () => {
    const url = await start(expressLike(BASE, toNodeListener(handlerOf())));
    const organizationId = fresh('org');
    for (const [body, encoding] of [
      [JSON.stringify([usage(organizationId, NOW, '1')]), 'identity'],
      [gzipSync(JSON.stringify([usage(organizationId, NOW, '2')])), 'gzip'],
    ] as const) {
      const answer = await fetch(`${url}${BASE}/v1/events`, {
        method: 'POST',
        body,
        headers: {
          Authorization: `Bearer ${mounted.base.keys.ingest}`,
          'Content-Type': 'application/json',
          'Content-Encoding': encoding,
        },
      });
      expect(await answer.json()).toEqual({ accepted: 1, duplicates: 0 });
    }
    const paid = await billing(mounted.base, organizationId);
    const file = await fetch(`${url}${BASE}/v1/usage?${RANGE}&bucket=month`, {
      headers: { Authorization: `Bearer ${paid}`, Accept: 'text/csv' },
    });
    expect(await file.text()).toContain(',LLM,LLM,3,');
  });

  it('says so when something has already read the body', async () => {
    const parsing: Middleware = async (request, _, next) => {
      for await (const _ of request);
      next();
    };
    const url = await start(expressLike(BASE, toNodeListener(handlerOf()), parsing));
    const answer = await fetch(`${url}${BASE}/v1/events`, {
      method: 'POST',
      body: '[]',
      headers: {
        Authorization: `Bearer ${mounted.base.keys.ingest}`,
        'Content-Type': 'application/json',
      },
    });
    expect([answer.status, await answer.text()]).toEqual([
      500,
      expect.stringContaining('before whatever parses bodies'),
    ]);
    expect((await read(`${url}${BASE}/healthz`)).status).toBe(200);
  });

  it('breaks the connection where a file fails half-way, and tells the host alone', async () => {
    const parts = partsOf(mounted.base.store);
    // A store that fails after its first rows.
    const database = new Proxy(parts.database, {
      get(target, name) {
        if (name !== 'stream') return Reflect.get(target, name, target).bind(target);
        return async function* (...args: Parameters<typeof target.stream>) {
          yield* target.stream(...args);
          throw new Error('half-way');
        };
      },
    });
    const errors: unknown[] = [];
    const handler = handlerOf({
      store: storeOf({ ...parts, database }),
      onError: (error) => errors.push(error),
    });
    const url = await start(createServer(toNodeListener(handler)));
    const answer = await read(`${url}/v1/usage?${RANGE}&bucket=hour`, { Accept: 'text/csv' });
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow();
    expect(errors).toMatchObject([{ message: 'half-way' }]);
  });
});
