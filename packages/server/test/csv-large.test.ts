import { sum } from '@credit-usage/sdk/credits';
import { createUsageHandler } from '@credit-usage/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/usage-server.js';
import { parseCsv } from '../src/conformance/csv-reader.js';
import { partsOf, storeOf } from '../src/open-store.js';
import type { Database } from '../src/store/database.js';
import { fresh, usage } from './support/records.js';
import { billing, member } from './support/viewers.js';

// More rows than one read of the store returns.
const ROWS = 10_001;

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ now: '2026-11-22T09:14:03Z' });
}, 120_000);
afterAll(() => server.close());

/** Begins a download from a server whose database may be wrapped, and returns the reader of its body. */
async function download(
  path: string,
  token: string,
  watched: (database: Database) => Database,
): Promise<ReadableStreamDefaultReader<Uint8Array>> {
  const parts = partsOf(server.store);
  const store = storeOf({ ...parts, database: watched(parts.database) });
  const handler = createUsageHandler({ store, keys: server.keys, clock: () => NOW });
  const headers = { Accept: 'text/csv', Authorization: `Bearer ${token}` };
  const response = await handler(new Request(`http://localhost${path}`, { headers }));
  expect(response.status).toBe(200);
  return (response.body as ReadableStream<Uint8Array>).getReader();
}
const NOW = Date.parse('2026-11-22T09:14:03Z') * 1000;

/** The rest of a file. */
async function rest(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> {
  let text = '';
  const decoder = new TextDecoder();
  for (let next = await reader.read(); !next.done; next = await reader.read())
    text += decoder.decode(next.value, { stream: true });
  return text;
}

/** A database that reports each page of usage that is read from it. */
const counting =
  (asked: () => void) =>
  (database: Database): Database =>
    new Proxy(database, {
      get(target, name) {
        const method = Reflect.get(target, name, target).bind(target);
        if (name !== 'read') return method;
        return (...args: Parameters<Database['read']>) => {
          if (/FROM usage[\s\S]+ORDER BY/.test(args[1])) asked();
          return method(...args);
        };
      },
    });

describe('all rows, streamed: the first ones come before the last ones are read', () => {
  it('conversations', async () => {
    const org = fresh('org');
    const records = Array.from({ length: ROWS }, (_, index) =>
      usage(org, '2026-11-20T10:00:00Z', '0.5', { conversationId: `talk ${index}` }),
    );
    await server.write(records.slice(0, 6_000));
    await server.write(records.slice(6_000));
    let pages = 0;
    const reader = await download(
      '/v1/conversations',
      await billing(server, org),
      counting(() => pages++),
    );
    const first = new TextDecoder().decode((await reader.read()).value);
    expect([first.startsWith('organizationId,'), pages]).toEqual([true, 1]);
    const rows = parseCsv(first + (await rest(reader)));
    expect(pages).toBe(2);
    expect(rows).toHaveLength(ROWS);
    expect(new Set(rows.map(({ conversationId }) => conversationId)).size).toBe(ROWS);
    expect(sum(rows.map(({ credits }) => credits as string))).toBe('5000.5');
  });

  it('entries', async () => {
    const org = fresh('org');
    const records = Array.from({ length: ROWS }, (_, index) =>
      // Many records share an instant, so that pages end between two of them.
      usage(org, `2026-11-20T10:00:0${index % 3}Z`, '0.5', { conversationId: 'talk' }),
    );
    await server.write(records.slice(0, 6_000));
    await server.write(records.slice(6_000));
    let pages = 0;
    const path = '/v1/agents/agent_1/conversations/talk/credits';
    const reader = await download(
      path,
      await member(server, ['Owner'], org),
      counting(() => pages++),
    );
    const first = new TextDecoder().decode((await reader.read()).value);
    expect([first.startsWith('entryId,'), pages]).toEqual([true, 1]);
    const rows = parseCsv(first + (await rest(reader)));
    expect(pages).toBe(2);
    expect(rows).toHaveLength(ROWS);
    expect(new Set(rows.map(({ entryId }) => entryId)).size).toBe(ROWS);
    const times = rows.map(({ time }) => time as string);
    expect(times).toEqual(times.toSorted());
  });

  it('usage', async () => {
    const org = fresh('org');
    // Late in the range, so that the rows before them are more than one write sends.
    await server.write([usage(org, '2026-11-20T10:00:00Z', '1'), usage(org, '2026-11-21T10:00:00Z', '2')]);
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = (database: Database): Database =>
      new Proxy(database, {
        get(target, name) {
          if (name !== 'stream') return Reflect.get(target, name, target).bind(target);
          return async function* (...args: Parameters<typeof target.stream>) {
            const cells = [];
            for await (const chunk of target.stream(...args)) cells.push(...chunk);
            yield cells.slice(0, 1);
            await gate;
            yield cells.slice(1);
          };
        },
      });
    const reader = await download('/v1/usage?bucket=hour', await billing(server, org), slow);
    const first = new TextDecoder().decode((await reader.read()).value);
    expect(first.startsWith('bucketStart,')).toBe(true);
    release();
    const rows = parseCsv(first + (await rest(reader)));
    expect(rows).toHaveLength(720);
    expect(rows.filter(({ credits }) => credits !== '0').map(({ credits }) => credits)).toEqual(['1', '2']);
  });
});
