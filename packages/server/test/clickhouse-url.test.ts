import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { ClickHouseLogLevel, createClient } from '@clickhouse/client';
import type { UsageReport } from '@credit-usage/sdk/contract';
import { createUsageHandler, describeError, generateKeys, openStore } from '@credit-usage/server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClickHouseFront } from '../../../test/support/clickhouse-front.ts';
import { openTestStore, type TestStore } from '../../../test/support/test-store.ts';
import { run } from '../src/cli/run.js';
import { connectToServer } from '../src/store/connect.js';
import type { Database } from '../src/store/database.js';
import { fresh, usage } from './support/records.js';

const keys = generateKeys();

let shared: TestStore;
let front: ClickHouseFront;
let handler: ReturnType<typeof createUsageHandler>;
beforeAll(async () => {
  shared = await openTestStore(true);
  front = shared.front as ClickHouseFront;
  handler = createUsageHandler({
    store: shared.store,
    keys,
    clock: () => Date.parse('2026-11-22T09:14:03Z') * 1000,
  });
}, 120_000);
afterAll(() => shared?.close());

async function ask<Body>(path: string, key: string, body?: unknown): Promise<Body> {
  const response = await handler(
    new Request(`http://localhost${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );
  return (await response.json()) as Body;
}

async function tokenFor(...organizations: readonly string[]): Promise<string> {
  const request = {
    sub: 'v',
    organizations: organizations.map((id) => ({ id, roles: ['Billing'] })),
    agents: [],
  };
  return (await ask<{ token: string }>('/v1/tokens', keys.secret, request)).token;
}

/** Uses the server through one more client, and closes it. */
async function through<Result>(url: string, use: (database: Database) => Promise<Result>): Promise<Result> {
  const database = connectToServer(url);
  try {
    return await use(database);
  } finally {
    await database.close();
  }
}

describe('a list of any length', () => {
  it('reaches a server, which takes no field over 128 KiB', async () => {
    const org = fresh('org');
    const id = (index: number) => `${index}_${"it's \\ \u00e9".repeat(10)}`;
    const records = Array.from({ length: 3_000 }, (_, index) =>
      usage(org, '2026-11-20T10:00:00Z', '0.5', { id: id(index) }),
    );
    expect(await ask('/v1/events', keys.ingest, records)).toEqual({ accepted: 3_000, duplicates: 0 });
    expect(await ask('/v1/events', keys.ingest, records)).toEqual({ accepted: 0, duplicates: 3_000 });
    const report = await ask<UsageReport>('/v1/usage?period=30d', await tokenFor(org));
    expect(report.total).toBe('1500');

    // Otherwise this test would prove nothing: the same list in one field is refused.
    const client = createClient({
      url: front.url,
      use_multipart_params: true,
      log: { level: ClickHouseLogLevel.OFF },
    });
    await expect(
      client.query({
        query: 'SELECT length({ids:Array(String)})',
        query_params: { ids: records.map((each) => each.id) },
      }),
    ).rejects.toThrow('Field value too long');
    await client.close();
  });

  it('of hours, and of buckets, too', async () => {
    const token = await tokenFor(fresh('org'));
    const report = await ask<UsageReport>('/v1/usage?from=2026-01-01&to=2026-02-01&bucket=hour', token);
    expect(report.buckets.length).toBeGreaterThan(700);
    const long = await through(front.url, (database) =>
      database.select<{ at: number }>('SELECT roundDown(toInt64(7), {buckets:Array(Int64)}) AS at', {
        buckets: Array.from({ length: 30_000 }, (_, index) => index * 5),
      }),
    );
    expect(long).toEqual([{ at: 5 }]);
  });
});

describe('what is asked for with each statement', () => {
  it('is what is folded, and inserts that are in when they are acknowledged', async () => {
    const before = front.requests.length;
    await ask('/v1/events', keys.ingest, [usage(fresh('org'), '2026-11-20T10:00:00Z', '1')]);
    const inserts = front.requests.slice(before).filter(({ query }) => query.startsWith('INSERT'));
    expect(inserts.length).toBeGreaterThan(2);
    for (const { settings } of front.requests.slice(before))
      expect(settings).toMatchObject({
        final: '1',
        async_insert: '0',
        output_format_json_quote_decimals: '1',
      });
  });

  it('can be added to in the address', async () => {
    const before = front.requests.length;
    await through(
      `${front.url}?ch_insert_quorum=auto&compression_request=true&compression_response=true`,
      async (database) => {
        await database.insert('claims', [
          { organization_id: 'o', id: 'i', content_hash: '1', claim: crypto.randomUUID(), released: 1 },
        ]);
        expect(await database.select('SELECT {text:String} AS said', { text: 'é' })).toEqual([{ said: 'é' }]);
      },
    );
    const [insert, select] = front.requests.slice(before);
    expect(insert?.settings.insert_quorum).toBe('auto');
    expect(insert?.headers['content-encoding']).toBe('gzip');
    expect(select?.headers['accept-encoding']).toBe('gzip');
    // Nothing is compressed unless the client asks for it.
    expect(front.requests[before - 1]?.headers['accept-encoding']).toBeUndefined();
  });
});

describe('the page about it', () => {
  const page = readFileSync(new URL('../../../docs/server/clickhouse.md', import.meta.url), 'utf8');
  const section = page.slice(page.indexOf('## The address'), page.indexOf('## Several API servers'));

  it('names options that there are', async () => {
    const values: Record<string, string> = {
      compression_request: 'true',
      compression_response: 'true',
      ch_NAME: 'x',
    };
    const options = [...section.matchAll(/^\| (`.+?`) \|/gm)].flatMap(
      ({ 1: names = '' }) => names.match(/\w+/g) ?? [],
    );
    expect(options).toHaveLength(6);
    for (const option of options)
      await connectToServer(`http://127.0.0.1:9?${option}=${values[option] ?? '1000'}`).close();
  });

  it('names the tables that there are', async () => {
    const found = await through(front.url, (database) =>
      database.select<{ name: string; engine: string }>(
        'SELECT name, engine FROM system.tables WHERE database = currentDatabase()',
      ),
    );
    const said = [...page.matchAll(/^\| (`.+?`) \| `(\w+)`/gm)].flatMap(({ 1: names = '', 2: engine = '' }) =>
      (names.match(/\w+/g) ?? []).map((name) => ({ name, engine })),
    );
    const sorted = (tables: { name: string; engine: string }[]) =>
      tables.map(({ name, engine }) => `${name} ${engine}`).sort();
    expect(sorted(said)).toEqual(sorted(found));
  });
});

describe('the connection', () => {
  it('is kept for the next statement', async () => {
    const before = front.requests.length;
    await through(front.url, async (database) => {
      for (let index = 0; index < 5; index++) await database.select('SELECT 1');
    });
    expect(new Set(front.requests.slice(before).map(({ socket }) => socket)).size).toBe(1);
  });

  it('gives up on a statement that takes longer than the address says', async () => {
    const asked = through(`${front.url}?request_timeout=300`, (database) =>
      database.select('SELECT sleep(1.5) SETTINGS function_sleep_max_microseconds_per_block = 3000000'),
    );
    await expect(asked).rejects.toMatchObject({
      name: 'StoreUnavailableError',
      cause: { message: expect.stringMatching(/timeout/i) },
    });
  });

  it('is what /readyz asks for', async () => {
    const before = front.requests.length;
    const { status } = await handler(new Request('http://localhost/readyz'));
    expect([status, front.requests.slice(before).map(({ query }) => query.trim())]).toEqual([
      200,
      [expect.stringMatching(/^SELECT 1\b/)],
    ]);
  });
});

describe('an answer that fails half-way', () => {
  const said =
    'Code: 241. DB::Exception: Memory limit exceeded. (MEMORY_LIMIT_EXCEEDED) (version 26.7.2.1)\n';
  const tagged = `\r\n__exception__\r\nabcdefgh\n${said}${Buffer.byteLength(said)} abcdefgh\r\n__exception__\r\n`;

  it.each<[string, Record<string, string>, string, string]>([
    ['as servers say it', { 'X-ClickHouse-Exception-Tag': 'abcdefgh' }, tagged, 'StoreOverloadedError'],
    ['as servers before 25.11 say it', {}, said, 'StoreUnavailableError'],
  ])('is none: %s', async (_, headers, end, name) => {
    const server = createServer((request, response) => {
      request.resume().on('end', () => response.writeHead(200, headers).end(`{"n":1}\n{"n":2}\n${end}`));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const rows = async (database: Database) => {
      for await (const _ of database.stream('SELECT n')) {
        // The first ones may be seen.
      }
    };
    await expect(through(url, (database) => database.select('SELECT n'))).rejects.toMatchObject({ name });
    await expect(through(url, rows)).rejects.toMatchObject({ name });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});

describe('the command line', () => {
  it('imports into it, and says what was wrong without the password', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'credit-usage-import-'));
    const file = join(folder, 'usage.ndjson');
    const org = fresh('org');
    const records = [usage(org, '2026-11-20T10:00:00Z', '1.5'), usage(org, '2026-11-21T10:00:00Z', '2')];
    await writeFile(file, records.map((record) => JSON.stringify(record)).join('\n'));
    const ended = async (url: string): Promise<[number, string]> => {
      let words = '';
      vi.stubEnv('CLICKHOUSE_URL', url);
      for (const stream of ['stdout', 'stderr'] as const)
        vi.spyOn(process[stream], 'write').mockImplementation((text) => {
          words += String(text);
          return true;
        });
      const code = await run(['import', file]);
      vi.restoreAllMocks();
      vi.unstubAllEnvs();
      return [code, words];
    };
    expect((await ended(front.url))[0]).toBe(0);
    expect((await ask<UsageReport>('/v1/usage?period=30d', await tokenFor(org))).total).toBe('3.5');
    const [code, words] = await ended(`http://usage:hunter2@127.0.0.1:${front.port}`);
    expect([code, words]).toEqual([1, expect.stringMatching(/password is incorrect/)]);
    expect(words).not.toContain('hunter2');
    await rm(folder, { recursive: true });
  });
});

describe('a password in the address is said nowhere', () => {
  const secret = 'hunter2';
  const said: unknown[][] = [];
  beforeEach(() => {
    for (const name of ['debug', 'log', 'info', 'warn', 'error'] as const)
      vi.spyOn(console, name).mockImplementation((...words) => void said.push(words));
  });
  afterEach(() => vi.restoreAllMocks());

  it.each([
    ['is wrong', () => `http://usage:${secret}@127.0.0.1:${front.port}`, 'StoreUnavailableError'],
    ['goes to nobody', () => `http://usage:${secret}@127.0.0.1:9`, 'StoreUnavailableError'],
    [
      'is for a database that is not there',
      () => `${front.url.replace('@127', `${secret}@127`)}/nowhere`,
      'StoreUnavailableError',
    ],
    ['makes the address none', () => `http://usage:${secret}/#@127.0.0.1`, 'StoreAddressError'],
    ['is half escaped', () => `http://usage:${secret}%@127.0.0.1:9`, 'StoreAddressError'],
    ['is for another protocol', () => `tcp://usage:${secret}@127.0.0.1:9`, 'StoreAddressError'],
    [
      'is beside an option that is none',
      () => `http://usage:${secret}@127.0.0.1:9?compresion=1`,
      'StoreAddressError',
    ],
    [
      'is beside an option that wants a number',
      () => `http://usage:${secret}@127.0.0.1:9?request_timeout=${secret}`,
      'StoreAddressError',
    ],
    [
      'is beside one that turns logging on',
      () => `http://usage:${secret}@127.0.0.1:9?log_level=TRACE`,
      'StoreUnavailableError',
    ],
  ])('where it %s', async (_, url, name) => {
    const error = await openStore({ url: url() }).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ name });
    expect(inspect(error, { depth: 20, showHidden: true })).not.toContain(secret);
    expect(JSON.stringify(describeError(error))).not.toContain(secret);
    expect(said).toEqual([]);
  });
});
