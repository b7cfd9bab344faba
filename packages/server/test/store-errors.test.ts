import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Problem } from '@credit-usage/sdk/contract';
import { createUsageHandler } from '@credit-usage/server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/usage-server.js';
import { partsOf, storeOf } from '../src/open-store.js';
import { connectToServer } from '../src/store/connect.js';
import type { Database } from '../src/store/database.js';
import { StoreRefusedError, StoreUnavailableError } from '../src/store/store-error.js';
import { usage } from './support/records.js';
import { member } from './support/viewers.js';

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startServer({ now: '2026-11-22T09:14:03Z' });
  await server.write([usage('org', '2026-11-20T10:00:00Z', '1', { conversationId: 'talk' })]);
  token = await member(server, ['Billing', 'Owner'], 'org');
}, 120_000);
afterAll(() => server.close());

const READS = ['/v1/usage', '/v1/conversations', '/v1/agents/agent_1/conversations/talk/credits'];

/** A handler on another database, with its answers and the errors that its host is told. */
function over(database: Database) {
  const told: unknown[] = [];
  const store = storeOf({ ...partsOf(server.store), database });
  const handler = createUsageHandler({ store, keys: server.keys, onError: (error) => told.push(error) });
  const ask = (path: string, accept = 'application/json', method = 'GET'): Promise<Response> =>
    handler(
      new Request(`http://localhost${path}`, {
        method,
        headers: { Accept: accept, Authorization: `Bearer ${token}` },
      }),
    );
  return { ask, told };
}

describe('errors of a ClickHouse server', () => {
  let clickHouse: Server;
  let database: Database;
  let says: { readonly status: number; readonly body: string; readonly breaks?: boolean };
  const printed: unknown[][] = [];

  beforeEach(async () => {
    clickHouse = createServer((request, response) => {
      request.resume().on('end', () => {
        if (!says.breaks) response.writeHead(says.status).end(says.body);
        else response.writeHead(says.status).write(says.body, () => response.destroy());
      });
    });
    await new Promise<void>((resolve) => clickHouse.listen(0, '127.0.0.1', resolve));
    database = connectToServer(`http://127.0.0.1:${(clickHouse.address() as AddressInfo).port}`);
    for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const)
      vi.spyOn(console, name).mockImplementation((...args) => void printed.push(args));
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await database.close();
    clickHouse.closeAllConnections();
    await new Promise((resolve) => clickHouse.close(resolve));
    // The store's client must print nothing: its lines would contain statements.
    expect(printed).toEqual([]);
  });

  const exception = (code: number, type: string): string =>
    `Code: ${code}. DB::Exception: Something about 'a secret value'. (${type}) (version 26.5.1.1 (official build))`;

  it.each([
    [404, exception(47, 'UNKNOWN_IDENTIFIER'), 500, 'internal'],
    [400, exception(62, 'SYNTAX_ERROR'), 500, 'internal'],
    [404, exception(60, 'UNKNOWN_TABLE'), 500, 'internal'],
    [500, exception(43, 'ILLEGAL_TYPE_OF_ARGUMENT'), 500, 'internal'],
    [500, exception(202, 'TOO_MANY_SIMULTANEOUS_QUERIES'), 503, 'unavailable'],
    [500, exception(241, 'MEMORY_LIMIT_EXCEEDED'), 503, 'unavailable'],
    [500, exception(159, 'TIMEOUT_EXCEEDED'), 503, 'unavailable'],
    [500, exception(252, 'TOO_MANY_PARTS'), 503, 'unavailable'],
    [500, exception(242, 'TABLE_IS_READ_ONLY'), 503, 'unavailable'],
    [500, exception(999, 'KEEPER_EXCEPTION'), 503, 'unavailable'],
    [500, exception(1001, 'STD_EXCEPTION'), 503, 'unavailable'],
    [403, exception(516, 'AUTHENTICATION_FAILED'), 503, 'unavailable'],
    // A proxy in between.
    [502, '<html><h1>Bad gateway</h1></html>', 503, 'unavailable'],
    [200, '{"organization_id":"or', 503, 'unavailable', 'and then the connection breaks'],
  ])('%i %s is answered with %i', async (status, body, answered, code, breaks = '') => {
    says = { status, body, breaks: breaks !== '' };
    const { ask, told } = over(database);
    for (const path of READS)
      for (const accept of ['application/json', 'text/csv']) {
        const response = await ask(path, accept);
        const text = await response.text();
        expect([path, accept, response.status]).toEqual([path, accept, answered]);
        expect((JSON.parse(text) as Problem).code).toBe(code);
        expect(response.headers.get('retry-after') !== null).toBe(answered === 503);
        expect(text).not.toMatch(/secret|Exception|html/);
      }
    // The host is told of all of them, with the store's own message as the cause.
    expect(told).toHaveLength(6);
    for (const error of told) {
      expect(error).toBeInstanceOf(answered === 500 ? StoreRefusedError : StoreUnavailableError);
      expect((error as Error).cause).toBeInstanceOf(Error);
    }
  });

  it('a server that cannot be reached is answered with 503', async () => {
    await new Promise((resolve) => clickHouse.close(resolve));
    const { ask } = over(database);
    for (const path of ['/readyz', ...READS]) expect([path, (await ask(path)).status]).toEqual([path, 503]);
  });
});

describe('errors of the embedded engine', () => {
  it.each([
    ['SELECT nothing FROM usage', {}],
    ['SELEC', {}],
    ['SELECT {n:Int64}', { n: 'x' }],
    ['SELECT {n:Int64}', {}],
  ])('%s is refused, as a mistake in our own code', async (query, parameters) => {
    await expect(partsOf(server.store).database.select(query, parameters)).rejects.toBeInstanceOf(
      StoreRefusedError,
    );
  });

  it('a statement that takes too long means that the store is unavailable', async () => {
    await expect(
      partsOf(server.store).database.select(
        'SELECT sum(sleepEachRow(0.1)) FROM numbers(100) SETTINGS max_execution_time = 0.2, max_block_size = 1',
      ),
    ).rejects.toBeInstanceOf(StoreUnavailableError);
  });
});

describe('a file whose first row cannot be read', () => {
  const failing = (error: Error): Database =>
    new Proxy(partsOf(server.store).database, {
      get(target, name) {
        const method = Reflect.get(target, name, target).bind(target);
        if (name === 'stream')
          // biome-ignore lint/correctness/useYield: it fails before the first row
          return async function* () {
            throw error;
          };
        if (name !== 'read') return method;
        return (...args: Parameters<Database['read']>) =>
          /FROM usage[\s\S]+ORDER BY/.test(args[1]) ? Promise.reject(error) : method(...args);
      },
    });

  it.each([
    [new StoreUnavailableError('gone'), 503],
    [new StoreRefusedError('no such column'), 500],
  ])('is an error and not half a file: %s is %i', async (error, status) => {
    const { ask, told } = over(failing(error));
    for (const path of READS) {
      const response = await ask(path, 'text/csv');
      expect([path, response.status, response.headers.get('content-type')]).toEqual([
        path,
        status,
        'application/problem+json',
      ]);
    }
    expect(told).toEqual([error, error, error]);
  });

  it('HEAD of it begins nothing', async () => {
    const { ask } = over(failing(new StoreUnavailableError('gone')));
    const response = await ask('/v1/conversations', 'text/csv', 'HEAD');
    expect([response.status, response.body]).toEqual([200, null]);
  });

  it.each(['later', 'at once'])(
    'what was begun for somebody who goes away ends with them, %s',
    async (when) => {
      let [opened, ended] = [0, 0];
      const database = new Proxy(partsOf(server.store).database, {
        get(target, name) {
          if (name !== 'stream') return Reflect.get(target, name, target).bind(target);
          return async function* (...args: Parameters<typeof target.stream>) {
            opened++;
            try {
              yield* target.stream(...args);
            } finally {
              ended++;
            }
          };
        },
      });
      const response = await over(database).ask('/v1/usage', 'text/csv');
      expect([response.status, opened, ended]).toEqual([200, 1, 0]);
      const reader = (response.body as ReadableStream<Uint8Array>).getReader();
      if (when === 'later') await reader.read();
      await reader.cancel();
      expect(ended).toBe(1);
    },
  );

  it('a file without a row is a file', async () => {
    const { ask } = over(partsOf(server.store).database);
    const response = await ask('/v1/conversations?category=none', 'text/csv');
    expect([response.status, (await response.text()).split('\r\n')]).toEqual([
      200,
      [expect.stringContaining('conversationId'), ''],
    ]);
  });
});
