import { createUsageHandler, type HandledRequest } from '@credit-usage/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/usage-server.js';
import type { UsageHandlerOptions } from '../src/app.js';
import { type Listener, listen } from '../src/cli/listen.js';
import { type LogFormat, logTo } from '../src/cli/log.js';
import { PATHS, READ_PATHS } from '../src/http/paths.js';
import { partsOf, storeOf } from '../src/open-store.js';
import type { Database } from '../src/store/database.js';
import { StoreRefusedError, StoreUnavailableError } from '../src/store/store-error.js';
import { Lines } from './support/log-lines.js';
import { type RawRequest, send } from './support/raw-http.js';
import { usage } from './support/records.js';
import { member } from './support/viewers.js';

/** Put into every part of a request. No log may ever contain it. */
const CANARY = 'CANARYo7Qk2';

let server: TestServer;
let token: string;
const open: Listener[] = [];
beforeAll(async () => {
  server = await startServer({ now: '2026-11-22T09:14:03Z' });
  const records = [usage('org', '2026-11-20T10:00:00Z', '1', { conversationId: 'talk' })];
  await server.write(records);
  token = await member(server, ['Billing', 'Owner'], 'org');
}, 120_000);
afterAll(async () => {
  await Promise.all(open.map((each) => each.stop()));
  await server.close();
});

/** A server that logs as the command line does. */
async function logged(format: LogFormat = 'json', options: Partial<UsageHandlerOptions> = {}) {
  const lines = new Lines();
  const log = logTo(lines, format);
  const handler = createUsageHandler({
    store: server.store,
    keys: server.keys,
    onRequest: log.request,
    onError: log.error,
    ...options,
  });
  const listener = await listen(handler, { host: '127.0.0.1', port: 0 });
  open.push(listener);
  const ask = (request: RawRequest) => send(listener.url, request);
  return { ask, lines };
}

const bearer = (key: string) => ({ Authorization: `Bearer ${key}` });

describe('a request', () => {
  it.each([
    ['GET', '/v1/usage?category=LLM', 200, '/v1/usage', undefined],
    ['HEAD', '/v1/usage', 200, '/v1/usage', undefined],
    ['GET', '/v1/usage?top=0', 400, '/v1/usage', 'invalid_parameter'],
    ['GET', '/v1/agents/agent_1/conversations/talk/credits', 200, READ_PATHS[2], undefined],
    ['GET', '/v1/agents/none/conversations/none/credits', 404, READ_PATHS[2], 'not_found'],
    ['PUT', '/v1/agents/none/conversations/none/credits', 405, READ_PATHS[2], 'method_not_allowed'],
    ['GET', '/v1/tokens', 405, '/v1/tokens', 'method_not_allowed'],
    ['POST', '/v1/tokens', 401, '/v1/tokens', 'unauthenticated'],
    ['GET', '/nowhere/org', 404, null, 'not_found'],
    ['PROPFIND', '/nowhere', 404, null, 'not_found'],
  ])('%s %s is one line', async (method, path, status, route, code) => {
    const { ask, lines } = await logged();
    const answer = await ask({ method, path, headers: bearer(token) });
    expect(answer.status).toBe(status);
    expect(lines.entries).toEqual([
      {
        level: 'info',
        event: 'request',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        requestId: answer.headers['x-request-id'],
        method: method === 'PROPFIND' ? 'OTHER' : method,
        route,
        status,
        durationMs: expect.any(Number),
        ...(code !== undefined && { code }),
      },
    ]);
  });

  it('has a caller’s own name, unless that looks like a credential', async () => {
    const { ask, lines } = await logged();
    const named = async (id: string) => {
      const answer = await ask({ path: '/v1/usage', headers: { 'X-Request-Id': id } });
      expect(lines.entries.at(-1)?.requestId).toBe(answer.headers['x-request-id']);
      return answer.headers['x-request-id'];
    };
    expect(await named('trace-42')).toBe('trace-42');
    for (const id of [server.keys.secret, server.keys.ingest, token, 'a b', '', 'x'.repeat(129)])
      expect(await named(id)).toMatch(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/);
  });

  it('of a probe is told only when it fails', async () => {
    const gone = new Proxy(partsOf(server.store).database, {
      get: () => () => Promise.reject(new StoreUnavailableError('The store did not answer')),
    });
    const { ask, lines } = await logged('json', {
      store: storeOf({ ...partsOf(server.store), database: gone }),
    });
    await ask({ path: '/healthz' });
    expect(lines.text).toBe('');
    await ask({ path: '/readyz' });
    expect(lines.entries).toMatchObject([
      { event: 'error', error: { name: 'StoreUnavailableError', message: 'The store did not answer' } },
      { event: 'request', level: 'error', route: '/readyz', status: 503, code: 'unavailable' },
    ]);
    expect(lines.entries[0]?.requestId).toBe(lines.entries[1]?.requestId);
  });

  it('--log text is the same in words, --log none is nothing', async () => {
    const text = await logged('text');
    await text.ask({ path: '/v1/usage?top=0', headers: { ...bearer(token), 'X-Request-Id': 'trace-42' } });
    expect(text.lines.text).toMatch(/^\S+Z trace-42 GET \/v1\/usage 400 [\d.]+ ms invalid_parameter\n$/);
    const none = await logged('none');
    await none.ask({ path: '/v1/usage' });
    expect(none.lines.text).toBe('');
  });

  it('onRequest is a hook of the handler, and a host that fails in it fails no request', async () => {
    const told: HandledRequest[] = [];
    for (const listener of [
      (handled: HandledRequest) => {
        told.push(handled);
        throw new Error('disk full');
      },
      async (handled: HandledRequest) => {
        told.push(handled);
        throw new Error('disk full');
      },
    ]) {
      const handler = createUsageHandler({
        store: server.store,
        keys: server.keys,
        onRequest: listener,
        onError: () => {
          throw new Error('disk full');
        },
        authenticate: () => Promise.reject(new Error('no directory')),
      });
      expect((await handler(new Request('http://localhost/v1/usage'))).status).toBe(500);
    }
    expect(told).toMatchObject([
      { status: 500, code: 'internal' },
      { status: 500, code: 'internal' },
    ]);
  });
});

/** A store that fails with messages like those of ClickHouse, which quote values. */
function quoting(kind: 'refused' | 'gone'): Database {
  const said = new Error(
    `Cannot parse '${CANARY}' or "${CANARY}\\"${CANARY}" in scope WHERE id IN ['${CANARY}']\nRow 1: ${CANARY}`,
    { cause: new Error(`Code: 47. DB::Exception: it isn't ${CANARY} (UNKNOWN_IDENTIFIER)`) },
  );
  const fail = () =>
    Promise.reject(
      kind === 'refused'
        ? new StoreRefusedError('The store refused a statement', { cause: said })
        : new StoreUnavailableError('The store did not answer', {
            cause: new AggregateError([said, new Error(`http://user:${CANARY}@host: refused`)]),
          }),
    );
  return new Proxy(partsOf(server.store).database, {
    // What does not depend on the store works as usual.
    get: (target, name) =>
      name === 'settle' || name === 'isShared' ? Reflect.get(target, name, target).bind(target) : fail,
  });
}

/** Requests with the text in every possible place, on every route. */
function* tellingRequests(): Generator<RawRequest> {
  const key = (path: string) => (path === '/v1/events' ? server.keys.ingest : server.keys.secret);
  const keyed = `${CANARY}_cu_sk_${CANARY}`;
  const NAMES = [
    ...['User-Agent', 'Referer', 'Cookie', 'Origin', 'Accept', 'Accept-Language', 'If-None-Match', 'Via'],
    ...['X-Forwarded-For', 'Forwarded', 'traceparent', 'X-Api-Key', 'Proxy-Authorization', 'Content-Type'],
    ...['Content-Encoding', 'Authorization'],
  ];
  const PARAMETERS = [
    ...[
      'period',
      'from',
      'to',
      'timezone',
      'organizationId',
      'agentId',
      'category',
      'bucket',
      'groupBy',
      'top',
    ],
    ...['compare', 'sort', 'limit', 'cursor', 'q', 'token', 'access_token', 'password', '__proto__', CANARY],
  ];
  for (const contract of PATHS) {
    const write = contract === '/v1/events' || contract === '/v1/tokens';
    const path = contract.replace(/\{\w+\}/g, CANARY);
    const method = write ? 'POST' : 'GET';
    const own = {
      ...bearer(write ? key(path) : token),
      ...(write && { 'Content-Type': 'application/json' }),
    };
    yield { method, path, headers: own };
    yield { method: 'DELETE', path, headers: own };
    for (const name of NAMES) yield { method, path, headers: { ...own, [name]: CANARY } };
    for (const value of [
      `Bearer ${CANARY}`,
      `Bearer ${keyed}`,
      `Basic ${CANARY}`,
      `Bearer eyJ${CANARY}.${CANARY}.x`,
    ])
      yield { method, path, headers: { ...own, Authorization: value } };
    for (const name of PARAMETERS) yield { method, path: `${path}?${name}=${CANARY}`, headers: own };
    yield { method, path: `${path}/${CANARY}`, headers: own };
    if (!write) continue;
    const record = { ...usage(CANARY, '2026-11-20T10:00:00Z', '1'), description: CANARY };
    for (const body of [
      CANARY,
      JSON.stringify([{ ...record, id: CANARY }]),
      JSON.stringify([{ ...record, credits: CANARY, [CANARY]: CANARY }]),
      JSON.stringify({ sub: CANARY, organizations: [{ id: CANARY, roles: [CANARY] }], agents: [] }),
      JSON.stringify({ sub: CANARY, [CANARY]: CANARY }),
    ])
      yield { method, path, headers: own, body };
  }
  yield { path: `/${CANARY}?${CANARY}` };
  yield { method: 'PROPFIND', path: `/v1/usage/${CANARY}` };
}

describe('no log holds what a request says', () => {
  it.each([
    ['json', 'as usual'],
    ['text', 'as usual'],
    ['json', 'when the store refuses a statement and quotes it'],
    ['text', 'when the store refuses a statement and quotes it'],
    ['json', 'when the store is gone'],
    ['json', 'when the host’s own authenticate fails with the header in its words'],
  ] as const)('%s, %s', { timeout: 60_000 }, async (format, when) => {
    const database = when.includes('refuses')
      ? quoting('refused')
      : when.includes('gone')
        ? quoting('gone')
        : undefined;
    const { ask, lines } = await logged(format, {
      ...(database && { store: storeOf({ ...partsOf(server.store), database }) }),
      ...(when.includes('authenticate') && {
        authenticate: async (request: Request) => {
          // What does not look like a credential can only be left out by the author of the message.
          const [scheme, value = ''] = (request.headers.get('authorization') ?? '').split(' ');
          throw new Error(`Cannot verify ${value && `${scheme} ${value}`}`, {
            cause: new Error(`The directory said "${request.url}"`),
          });
        },
      }),
    });
    let asked = 0;
    for (const request of tellingRequests()) {
      await ask(request);
      // Probes that succeed are not logged.
      if (!/^\/(?:health|ready)z/.test(request.path)) asked++;
    }
    const told = lines.text.split('\n').filter((line) => line !== '');
    expect(told.length).toBeGreaterThanOrEqual(asked);
    for (const line of told) {
      expect(line).not.toContain(CANARY);
      for (const secret of [server.keys.secret, server.keys.ingest, token])
        expect(line).not.toContain(secret);
    }
    // The lines still say what happened.
    if (database) expect(lines.text).toContain('Cannot parse ‹…›');
    if (when.includes('authenticate')) expect(lines.text).toContain('Cannot verify Bearer …');
  });
});
