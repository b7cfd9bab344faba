import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterEach, expect, test, vi } from 'vitest';
import { CreditUsageClient } from '../../src/index.js';
import { categoryListFixture } from '../../src/testing/index.js';
import { failure } from '../support/scripted-fetch.js';

// Tests what mocks cannot show, since they deliver whole bodies and never close a socket.

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
    // Long enough for the headers to arrive on a busy machine, since the test is about the phase in which it ends.
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
  // Neither the token nor a key of the host's own, which platforms would send along.
  const error = await failure(client.categories.list({ headers: { 'X-Api-Key': 'canary' } }));
  elsewhere.close();
  expect(error).toMatchObject({
    kind: 'connection',
    code: 'redirected',
    isRetryable: false,
    message: expect.stringContaining(
      `redirects to http://127.0.0.1:${port}/, probably to a login page or a new address`,
    ),
  });
  expect(reached).toEqual([]);
});

test.each([
  ['/login', '/login'],
  ['https://me:canary@login.example.com/saml?SAMLRequest=canary#canary', 'https://login.example.com/saml'],
  ['//login.example.com/tok-canary-0123456789', '//login.example.com/[redacted]'],
  ['?canary', undefined],
  [undefined, undefined],
])('a redirect ends the call at once, whatever is in its address: %s', async (location, named) => {
  let requests = 0;
  const client = await clientOf((_, response) => {
    requests++;
    response.writeHead(302, location === undefined ? {} : { location }).end();
  });
  const patient = client.withOptions({ retry: { max: 2 }, token: 'tok-canary-0123456789' });
  const error = (await failure(patient.categories.list())) as Error;
  expect(error).toMatchObject({ code: 'redirected', isRetryable: false });
  expect(error.message).toContain(`redirects${named === undefined ? '' : ` to ${named}`}, probably`);
  expect(inspect(error)).not.toContain('canary');
  expect(requests).toBe(1);
});

test('the cause of a failure is in its toJSON() and in the log', async () => {
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
  const { port } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  const debug = vi.fn();
  const client = new CreditUsageClient({
    baseUrl: `http://127.0.0.1:${port}`,
    retry: { max: 0 },
    logger: { debug },
  });
  const error = await failure(client.categories.list());
  expect(JSON.parse(JSON.stringify(error))).toMatchObject({
    code: 'connection_failed',
    cause: { code: 'ECONNREFUSED', message: `connect ECONNREFUSED 127.0.0.1:${port}` },
  });
  expect(debug.mock.calls.at(-1)).toMatchObject([
    'failed',
    { code: 'connection_failed', cause: 'ECONNREFUSED' },
  ]);
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
