import type { Problem } from '@credit-usage/sdk/contract';
import { createUsageHandler } from '@credit-usage/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/usage-server.js';
import { type Listener, listen } from '../src/cli/listen.js';
import { send } from './support/raw-http.js';
import { usage } from './support/records.js';
import { billing } from './support/viewers.js';

let server: TestServer;
let listener: Listener;
let token: string;
beforeAll(async () => {
  server = await startServer({ now: '2026-11-22T09:14:03Z' });
  // With the command line's limits, within which the limit of the query lies.
  const handler = createUsageHandler({ store: server.store, keys: server.keys });
  listener = await listen(handler, { host: '127.0.0.1', port: 0 });
  await server.write([usage('org', '2026-11-20T10:00:00Z', '1')]);
  token = await billing(server, 'org');
}, 120_000);
afterAll(async () => {
  await listener.stop();
  await server.close();
});

const ask = (path: string, headers: Record<string, string> = {}) =>
  send(listener.url, { path, headers: { Authorization: `Bearer ${token}`, ...headers } });

describe('a query', () => {
  /** A query of exactly this length, with as many categories as it takes. */
  function queryOf(length: number): string {
    const categories = Array.from({ length: 300 }, (_, index) => `category=${index}${'x'.repeat(90)}`).join(
      '&',
    );
    return `organizationId=org&${categories}`.slice(0, length);
  }

  it('of 16,384 characters is not too long', async () => {
    expect((await ask(`/v1/conversations?${queryOf(16_380)}`)).status).toBe(200);
    // A limit and a cursor fit in addition.
    expect(
      (await ask(`/v1/conversations?${queryOf(10_000)}&limit=100&cursor=${'x'.repeat(500)}`)).status,
    ).toBe(400);
  });

  it('is measured as it was sent: a character that needs no encoding counts once', async () => {
    const categories = (length: number) => `category=${'(,);'.repeat(length / 4)}`;
    const name = categories(200);
    const query = Array(70).fill(name).join('&');
    expect(query.length).toBeLessThan(16_384);
    expect((await ask(`/v1/conversations?${query}`)).status).toBe(200);
  });

  it('of more is 400, naming what takes the most of it', async () => {
    for (const path of ['/v1/usage', '/v1/conversations']) {
      const { status, text } = await ask(`${path}?${queryOf(16_500)}`);
      const problem = JSON.parse(text) as Problem;
      expect([status, problem.code]).toEqual([400, 'invalid_parameter']);
      expect(problem.errors).toMatchObject([
        { parameter: 'category', message: expect.stringContaining('16384') },
      ]);
      expect(text.length).toBeLessThan(1_000);
    }
  });

  it('of many mistakes names the first ones: a short question gets no long answer', async () => {
    const unknown = Array.from({ length: 4_000 }, (_, index) => `p${index.toString(36)}`);
    const { status, text } = await ask(`/v1/usage?${unknown.slice(0, 2_500).join('&')}`);
    const problem = JSON.parse(text) as Problem;
    expect([status, problem.errors?.length]).toEqual([400, 20]);
    expect(text.length).toBeLessThan(20_000);
    const long = await ask(`/v1/usage?${'q'.repeat(16_500)}=1`);
    expect([long.status, long.text.length < 1_000]).toEqual([400, true]);
  });
});

describe('Accept', () => {
  it.each(['', ' '])('with nothing in it (%j) says as little as none', async (accept) => {
    for (const path of ['/v1/usage', '/v1/organizations']) {
      const { status, headers } = await ask(path, { Accept: accept });
      expect([status, headers['content-type']]).toEqual([200, 'application/json']);
    }
  });
});
