import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreditUsageClient } from '@credit-usage/sdk';
import {
  generateKeys,
  RecordsRefusedError,
  StoreUnavailableError,
  toNodeListener,
} from '@credit-usage/server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { expressLike, listening } from '../../../test/support/express-like.ts';
import { userOfCookies } from '../src/host.ts';
import { fastifyLike } from './fastify-like.ts';

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
  'fastify.ts': async () => fastifyLike((await import('../src/fastify.ts')).usage),
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

describe('record.ts', () => {
  const step = {
    type: 'usage',
    id: 'job_1:step_1',
    time: '2026-11-17T09:04:09Z',
    organizationId: 'org_acme',
    agentId: 'recorder',
    category: 'LLM',
    description: 'Planned the search',
    credits: '0.62',
  } as const;

  it('tries again while the store is busy, and what it writes counts once', async () => {
    const { record } = await import('../src/record.ts');
    const { store } = await import('../src/usage.ts');
    const write = vi.spyOn(store, 'write').mockRejectedValueOnce(new StoreUnavailableError('Busy'));
    await record([step]);
    expect(write).toHaveBeenCalledTimes(2);
    expect(await store.write([step])).toEqual({ accepted: 0, duplicates: 1 });
    write.mockRestore();
  });

  it('does not try again what is wrong', async () => {
    const { record } = await import('../src/record.ts');
    const { store } = await import('../src/usage.ts');
    const write = vi.spyOn(store, 'write');
    await expect(record([{ ...step, credits: '0.63' }])).rejects.toThrow(RecordsRefusedError);
    expect(write).toHaveBeenCalledTimes(1);
    write.mockRestore();
  });
});

it('a viewer has the roles that the host gives', async () => {
  const { viewerOfUser } = await import('../src/host.ts');
  expect((await viewerOfUser('grace'))?.organizations.get('org_acme')).toEqual(['Member']);
  expect(await viewerOfUser('nobody')).toBeNull();
});
