import { buckets, parseInstant } from '@credit-usage/sdk/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BY_URL } from '../../../test/support/test-store.ts';
import { startServer, type TestServer } from '../../../test/support/usage-server.ts';
import { partsOf } from '../src/open-store.js';
import type { Parameters } from '../src/store/database.js';
import type { Reader } from '../src/store/reader.js';
import { sumUsage } from '../src/usage/totals.js';
import { usage } from './support/records.js';

const at = (instant: string): number => parseInstant(instant) as number;

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  const hour = at('2026-09-01T00:00:00Z');
  await server.write(
    Array.from({ length: 2_000 }, (_, index) =>
      usage('acme', new Date((hour + index * 1_800_000_000) / 1000).toISOString(), '0.1'),
    ),
  );
});
afterAll(() => server?.close());

/** Which table or projection a report's sums come from, according to the store's plan of the statement. */
async function sourcesOf(zone: string): Promise<string[]> {
  const range = { from: at('2026-09-02T00:00:00Z'), to: at('2026-10-02T00:00:00Z') };
  const days = buckets(range, 'day', zone, range.to).map(({ start }) => start);
  const { database } = partsOf(server.store);
  const plans: string[] = [];
  const explaining = {
    isShared: () => database.isShared(),
    async read(_: readonly string[], query: string, parameters: Parameters) {
      const lines = await database.select<{ explain: string }>(
        `EXPLAIN projections = 1 ${query}`,
        parameters,
      );
      plans.push(...lines.map(({ explain }) => explain));
      return [];
    },
  } as Partial<Reader> as Reader;
  await sumUsage(
    explaining,
    { organizations: ['acme'], range, asOf: range.to, mark: at('2100-01-01T00:00:00Z') },
    { groupBy: 'category', keep: [], buckets: days, days },
  );
  return plans.flatMap((line) => /ReadFromMergeTree \((?:\w+\.)?(\w+)\)/.exec(line)?.[1] ?? []);
}

describe('a long report is read from a roll-up', () => {
  it.each([
    ['UTC', 'by_hour'],
    ['America/New_York', 'by_hour'],
    ['Asia/Kolkata', 'by_quarter'],
  ])('in %s: %s', async (zone, projection) => {
    // Others may write to a ClickHouse server, and a roll-up would count duplicate rows twice.
    expect(await sourcesOf(zone)).toEqual([BY_URL ? 'usage' : projection]);
  });
});
