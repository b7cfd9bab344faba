import { createUsageHandler } from '@credit-usage/server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/usage-server.js';
import type { UsageHandler } from '../src/app.js';
import { CONNECTION_LIMITS, type ConnectionLimits, type Listener, listen } from '../src/cli/listen.js';
import { partsOf, storeOf } from '../src/open-store.js';
import { sayRaw, send } from './support/raw-http.js';
import { usage } from './support/records.js';
import { billing } from './support/viewers.js';

const PATIENCE = { timeout: 10_000, interval: 10 };
const QUICK: ConnectionLimits = { ...CONNECTION_LIMITS, headersMs: 300, requestMs: 600, checkMs: 50 };

let base: TestServer;
let listener: Listener | undefined;
const failures: unknown[] = [];
/** Everything printed outside the log, where no secrets are removed. */
const printed: unknown[][] = [];
beforeEach(() => {
  for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, name).mockImplementation((...args) => void printed.push(args));
});
beforeAll(async () => {
  base = await startServer();
}, 120_000);
afterEach(async () => {
  await listener?.stop();
  listener = undefined;
  vi.restoreAllMocks();
  expect([failures.splice(0), printed.splice(0)]).toEqual([[], []]);
});
afterAll(() => base.close());

const usual = (): UsageHandler =>
  createUsageHandler({ store: base.store, keys: base.keys, onError: (error) => failures.push(error) });

async function start(limits: ConnectionLimits, handler = usual()): Promise<string> {
  listener = await listen(handler, { host: '127.0.0.1', port: 0 }, limits);
  return listener.url;
}

/** A handler that counts the answers that it has begun, and those that it has finished. */
function watched(handler: UsageHandler) {
  const seen = { begun: 0, done: 0 };
  const watching: UsageHandler = async (request) => {
    seen.begun++;
    return handler(request).finally(() => seen.done++);
  };
  return { seen, watching };
}

const alive = async (url: string): Promise<void> => expect((await fetch(`${url}/healthz`)).status).toBe(200);

describe('a client that is slow', () => {
  it('with its headers is answered 408 and let go', async () => {
    const url = await start(QUICK);
    const { answer } = sayRaw(url, 'GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ');
    expect(await answer).toMatch(/^HTTP\/1\.1 408 /);
    await alive(url);
  });

  it('with its body is answered 408 and let go, and the room that it took is free again', async () => {
    const url = await start(QUICK);
    for (const [path, key] of [
      ['/v1/events', base.keys.ingest],
      ['/v1/tokens', base.keys.secret],
    ] as const) {
      const { answer } = sayRaw(
        url,
        `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${key}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n[`,
      );
      expect([path, await answer]).toEqual([path, expect.stringMatching(/^HTTP\/1\.1 408 /)]);
    }
    await alive(url);
  });

  it('in reading is let go, and what is read for it ends', async () => {
    let cancelled = 0;
    const endless: UsageHandler = async () =>
      new Response(
        new ReadableStream({
          pull: (controller) => controller.enqueue(new Uint8Array(65_536)),
          cancel: () => {
            cancelled++;
          },
        }),
        { headers: { 'Content-Type': 'text/csv' } },
      );
    const url = await start({ ...QUICK, silenceMs: 400 }, endless);
    const { socket } = sayRaw(url, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    socket.pause();
    await vi.waitFor(() => expect(cancelled).toBe(1), PATIENCE);
    socket.destroy();
  });

  it('that goes away in the middle of a body is no failure of the server', async () => {
    const { seen, watching } = watched(usual());
    const url = await start(CONNECTION_LIMITS, watching);
    for (const [index, [path, key]] of [
      ['/v1/events', base.keys.ingest] as const,
      ['/v1/tokens', base.keys.secret] as const,
    ].entries()) {
      const { socket, answer } = sayRaw(
        url,
        `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${key}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n[`,
      );
      await vi.waitFor(() => expect(seen).toEqual({ begun: index + 1, done: index }), PATIENCE);
      socket.destroy();
      await answer;
      await vi.waitFor(() => expect(seen.done).toBe(index + 1), PATIENCE);
    }
    await alive(url);
  });
});

describe('a request whose head is too long', () => {
  it('is answered 431, whether it is the headers or the query', async () => {
    const url = await start(CONNECTION_LIMITS);
    const long = 'x'.repeat(CONNECTION_LIMITS.headBytes);
    for (const request of [
      { path: '/healthz', headers: { 'X-Long': long } },
      { path: `/v1/usage?category=${long}` },
      { path: `/${long}` },
    ])
      expect((await send(url, request)).status).toBe(431);
    await alive(url);
  });

  it('the longest token fits beside a long filter', async () => {
    const url = await start(CONNECTION_LIMITS);
    const organizations = Array.from({ length: 480 }, (_, i) => ({
      id: `org_${String(i).padStart(12, '0')}`,
      roles: ['Billing'],
    }));
    const token = await base.token({ organizations });
    expect(token.length).toBeGreaterThan(12_000);
    const categories = Array.from({ length: 120 }, (_, i) => `category=${i}${'x'.repeat(100)}`).join('&');
    const answer = await send(url, {
      path: `/v1/usage?${categories}`,
      headers: { Authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBe(200);
  });
});

describe('a file that breaks off', () => {
  it('breaks its connection; only the log hears why, and what is listened with prints nothing', async () => {
    const told: unknown[] = [];
    const parts = partsOf(base.store);
    const database = new Proxy(parts.database, {
      get(target, name) {
        if (name !== 'stream') return Reflect.get(target, name, target).bind(target);
        return async function* (...args: Parameters<typeof target.stream>) {
          yield* target.stream(...args);
          throw new Error('disk on fire');
        };
      },
    });
    const handler = createUsageHandler({
      store: storeOf({ ...parts, database }),
      keys: base.keys,
      onError: (error) => told.push(String(error)),
    });
    const url = await start(CONNECTION_LIMITS, handler);
    await base.write([usage('org', '2026-11-20T10:00:00Z', '1')]);
    const token = await billing(base, 'org');
    const asked = sayRaw(
      url,
      `GET /v1/usage?from=2026-11-01&to=2026-12-01 HTTP/1.1\r\nHost: x\r\nAccept: text/csv\r\nAuthorization: Bearer ${token}\r\n\r\n`,
    );
    const said = await asked.answer;
    expect(said).toMatch(/^HTTP\/1\.1 200 /);
    expect(said).not.toMatch(/fire|Error|\r\n0\r\n\r\n$/);
    expect(told).toEqual(['Error: disk on fire']);
    await alive(url);
  });
});

describe('stopping', () => {
  it('waits for answers under way, but not for ever', async () => {
    let let_go = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      let_go = resolve;
    });
    const { seen, watching } = watched(async (request) => {
      if (new URL(request.url).pathname === '/never') await new Promise(() => undefined);
      await gate;
      return new Response('done');
    });
    const url = await start({ ...CONNECTION_LIMITS, farewellMs: 300 }, watching);
    const answered = fetch(`${url}/soon`).then((response) => response.text());
    const never = fetch(`${url}/never`).catch(() => 'gone');
    await vi.waitFor(() => expect(seen.begun).toBe(2), PATIENCE);
    const stopped = listener?.stop();
    listener = undefined;
    let_go();
    expect(await answered).toBe('done');
    expect(await never).toBe('gone');
    await stopped;
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  });
});
