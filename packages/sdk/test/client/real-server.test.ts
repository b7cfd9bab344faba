import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { CreditUsageClient } from '../../src/index.js';
import { categoryListFixture } from '../../src/testing/index.js';
import { failure } from '../support/scripted-fetch.js';

// What mocks cannot show: they hand over whole bodies, and no socket is ever closed.

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function clientOf(listener: RequestListener, timeoutMs = 5_000): Promise<CreditUsageClient> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return new CreditUsageClient({
    baseUrl: `http://127.0.0.1:${port}/prefix`,
    token: 'tok-1',
    timeoutMs,
    retry: { max: 0 },
  });
}

const body = JSON.stringify(categoryListFixture());
const head = { 'content-type': 'application/json' };

test('an answer in pieces', async () => {
  const client = await clientOf((request, response) => {
    expect(request.url).toBe('/prefix/v1/categories');
    expect(request.headers.authorization).toBe('Bearer tok-1');
    response.writeHead(200, head);
    response.write(body.slice(0, 10));
    setTimeout(() => response.end(body.slice(10)), 20);
  });
  expect(await client.categories.list()).toEqual(categoryListFixture());
});

test('a body that stalls ends with the timeout, and the connection is given up', async () => {
  let closed: () => void = () => {};
  const gone = new Promise<void>((resolve) => {
    closed = resolve;
  });
  const client = await clientOf((_, response) => {
    response.on('close', closed);
    response.writeHead(200, head);
    response.write(body.slice(0, 10));
    // Long enough for the headers on a busy machine: what is measured is which phase it ends in.
  }, 2_000);
  expect(await failure(client.categories.list())).toMatchObject({ kind: 'timeout', phase: 'body' });
  await gone;
});

test('a body that is cut off', async () => {
  const client = await clientOf((_, response) => {
    response.writeHead(200, { ...head, 'content-length': String(body.length) });
    response.write(body.slice(0, 10), () => response.destroy());
  });
  expect(await failure(client.categories.list())).toMatchObject({
    kind: 'connection',
    code: 'connection_lost',
  });
});

test('a server that hangs up', async () => {
  const client = await clientOf((request) => request.socket.destroy());
  expect(await failure(client.categories.list())).toMatchObject({
    kind: 'connection',
    code: 'connection_failed',
  });
});

test('a redirect takes the token nowhere', async () => {
  const seen: string[] = [];
  const client = await clientOf((request, response) => {
    seen.push(request.url ?? '');
    response.writeHead(302, { location: '/elsewhere' }).end();
  });
  expect(await failure(client.categories.list())).toMatchObject({ kind: 'connection' });
  expect(seen).toEqual(['/prefix/v1/categories']);
});

test.each([301, 302, 303, 307, 308])('a %i to another origin takes nothing there', async (status) => {
  const reached: unknown[] = [];
  const elsewhere = createServer((request, response) => {
    reached.push(request.headers);
    response.end(body);
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  const { port } = elsewhere.address() as AddressInfo;
  const client = await clientOf((_, response) => {
    response.writeHead(status, { location: `http://127.0.0.1:${port}/` }).end();
  });
  // Not the token, nor a key of the host's own, which platforms would carry along.
  const error = await failure(client.categories.list({ headers: { 'X-Api-Key': 'canary' } }));
  elsewhere.close();
  expect(error).toMatchObject({ kind: 'connection', message: expect.stringContaining('Redirects') });
  expect(reached).toEqual([]);
});

test('an abort closes the connection', async () => {
  const controller = new AbortController();
  const closed = new Promise<void>((resolve) => {
    void clientOf((_, response) => {
      response.on('close', () => resolve());
      controller.abort();
    }).then((client) => failure(client.categories.list({ signal: controller.signal })));
  });
  await closed;
});
