import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreditUsageClient } from '@credit-usage/sdk';
import { generateKeys, toNodeListener } from '@credit-usage/server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { expressLike, listening } from '../../../test/support/express-like.ts';
import { userOfCookies } from '../src/host.ts';

const BASE = '/billing/usage-api';
const KEYS = generateKeys();

let folder: string;
const servers: Server[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'credit-usage-mounting-'));
  vi.stubEnv('USAGE_DATA', folder);
  vi.stubEnv('CLICKHOUSE_URL', undefined);
  vi.stubEnv('CREDIT_USAGE_SECRET_KEY', KEYS.secret);
  vi.stubEnv('CREDIT_USAGE_INGEST_KEY', KEYS.ingest);
}, 120_000);
afterAll(async () => {
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  await (await import('../src/usage.ts')).store.close();
  await rm(folder, { recursive: true, force: true });
});

/** Each example as a server, begun as its framework begins it. */
const EXAMPLES: Readonly<Record<string, () => Promise<Server>>> = {
  'node.ts': async () => (await import('../src/node.ts')).server,
  'hono.ts': async () => served((await import('../src/hono.ts')).app.fetch),
  'express.ts': async () =>
    expressLike(BASE, (await import('../src/express.ts')).usage, (request, _, next) => {
      const id = userOfCookies(request.headers.cookie ?? null);
      if (id !== undefined) Object.assign(request, { user: { id } });
      next();
    }),
  'next/…/route.ts': async () => {
    const route: Readonly<Record<string, unknown>> = await import(
      '../src/next/app/billing/usage-api/[...path]/route.ts'
    );
    return served(async (request) => {
      const handler = route[request.method] as ((request: Request) => Promise<Response>) | undefined;
      return handler ? handler(request) : new Response(null, { status: 405 });
    });
  },
  'fetch.ts': async () => served((await import('../src/fetch.ts')).default.fetch),
};

/** A server of whatever takes a request and gives a response. */
const served = (handle: (request: Request) => Response | Promise<Response>): Server =>
  createServer(toNodeListener(async (request) => handle(request)));

describe.each(Object.entries(EXAMPLES))('%s', (name, begin) => {
  let url: string;
  beforeAll(async () => {
    const server = await begin();
    servers.push(server);
    url = await listening(server);
  }, 120_000);

  const post = (path: string, key: string, body: unknown): Promise<Response> =>
    fetch(url + BASE + path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    });

  it('takes usage, and shows it to whoever is signed in, under the host’s own names', async () => {
    const agentId = `agent of ${name}`;
    const accepted = await post('/v1/events', KEYS.ingest, [
      {
        type: 'usage',
        id: `usage of ${name}`,
        time: new Date().toISOString(),
        organizationId: 'org_acme',
        agentId,
        category: 'LLM',
        description: 'An answer',
        credits: '1.25',
      },
    ]);
    expect(await accepted.json()).toEqual({ accepted: 1, duplicates: 0 });
    const client = new CreditUsageClient({
      baseUrl: url + BASE,
      headers: { Cookie: 'theme=dark; session=session-of-ada' },
    });
    const report = await client.usage.get({ period: '30d', agentId });
    expect([report.total, report.scope.included]).toEqual(['1.25', [{ id: 'org_acme', name: 'Acme' }]]);
  });

  it('answers 401 to nobody, and 404 to what is not there', async () => {
    expect((await fetch(`${url}${BASE}/v1/usage`)).status).toBe(401);
    expect((await fetch(`${url}${BASE}/v1/usage`, { headers: { Cookie: 'session=stale' } })).status).toBe(
      401,
    );
    expect((await fetch(`${url}${BASE}/v1/nothing`)).status).toBe(404);
  });

  it('says where it is', async () => {
    const document = (await (await fetch(`${url}${BASE}/openapi.json`)).json()) as { servers: unknown };
    expect(document.servers).toMatchObject([{ url: BASE }]);
  });
});

it('a viewer has the roles that the host gives', async () => {
  const { viewerOfUser } = await import('../src/host.ts');
  expect((await viewerOfUser('grace'))?.organizations.get('org_acme')).toEqual(['Member']);
  expect(await viewerOfUser('nobody')).toBeNull();
});
