import type { CategoryList, UsageReport } from '@credit-usage/sdk/contract';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/usage-server.js';
import { partsOf } from '../src/open-store.js';
import { fresh, usage } from './support/records.js';
import { billing } from './support/viewers.js';

/** Where others write as well, every batch writes its categories. */
const IS_SHARED = process.env.CREDIT_USAGE_TEST_STORE === 'url';
const NOON = '2026-11-20T12:00:00Z';
const MORNING = '2026-11-20T08:00:00Z';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ now: '2026-11-22T09:14:03Z', onError: () => undefined });
}, 120_000);
afterAll(() => server.close());
afterEach(() => void vi.restoreAllMocks());

/** The tables that a batch is written to. */
async function tablesOf(org: string, time: string, category = 'LLM'): Promise<string[]> {
  const insert = vi.spyOn(partsOf(server.store).database, 'insert');
  await server.write([usage(org, time, '1', { category })]);
  const tables = insert.mock.calls.map(([table]) => table).filter((table) => table !== 'claims');
  insert.mockRestore();
  return tables.sort();
}

describe('the categories of a batch', () => {
  it('are written when one is new, or its usage is earlier', async () => {
    const org = fresh('org');
    const again = IS_SHARED ? ['agents', 'categories', 'usage'] : ['agents', 'usage'];
    expect(await tablesOf(org, NOON)).toEqual(['agents', 'categories', 'usage']);
    expect(await tablesOf(org, NOON)).toEqual(again);
    expect(await tablesOf(org, MORNING)).toEqual(['agents', 'categories', 'usage']);
    expect(await tablesOf(org, NOON)).toEqual(again);
    expect(await tablesOf(org, NOON, 'WebSearch')).toEqual(['agents', 'categories', 'usage']);
    const report = await server.json<UsageReport>(
      '/v1/usage?from=2026-11-20T00:00:00Z&to=2026-11-20T10:00:00Z',
      await billing(server, org),
    );
    expect(report.categories).toEqual([{ id: 'LLM', label: 'LLM', total: '1' }]);
  });

  it('are written again after a batch that could not be', async () => {
    const org = fresh('org');
    const { database } = partsOf(server.store);
    const insert = database.insert.bind(database);
    const failing = vi
      .spyOn(database, 'insert')
      .mockImplementation((table, rows) =>
        table === 'categories' ? Promise.reject(new Error('disk full')) : insert(table, rows),
      );
    await expect(server.write([usage(org, NOON, '1')])).rejects.toThrow();
    failing.mockRestore();
    expect(await tablesOf(org, NOON)).toEqual(['agents', 'categories', 'usage']);
    const { data } = await server.json<CategoryList>('/v1/categories', await billing(server, org));
    expect(data).toEqual([{ id: 'LLM', label: 'LLM' }]);
  });
});
