import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { writeUsage } from '../src/events/commit.js';
import { knownIds } from '../src/events/known-ids.js';
import { keyOf, type UsageRow } from '../src/store/batch.js';
import { connectToFolder } from '../src/store/connect.js';
import type { Database } from '../src/store/database.js';
import { embeddedLayout } from '../src/store/layout.js';
import { migrate } from '../src/store/migrate.js';

// Always in a folder: on a ClickHouse server, the statements are the same.

let folder: string;
let database: Database;
const stored = [...rowsOf('acme', 3_000), ...rowsOf('globex', 3_000)];

/** Usage of a day in each of several months, with ids in no order. */
function rowsOf(organization: string, count: number): UsageRow[] {
  return Array.from({ length: count }, (_, index) => ({
    index,
    organization_id: organization,
    agent_id: 'agent_1',
    conversation_id: '',
    category: 'LLM',
    id: randomUUID(),
    time: Date.UTC(2026, index % 6, 10, 10) * 1000 + index,
    description: '',
    credits: '1',
    content_hash: String(index),
    organization_name: '',
    agent_name: '',
  }));
}

/** A store as the version before the last step left it, brought to this version. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'credit-usage-known-ids-'));
  database = await connectToFolder(folder, {});
  await migrate(database, { ...embeddedLayout, steps: embeddedLayout.steps.slice(0, -1) });
  await writeUsage(database, stored, Date.now() * 1000);
  await migrate(database, embeddedLayout);
}, 120_000);
afterAll(async () => {
  await database?.close();
  await rm(folder, { recursive: true, force: true });
});

/** The granules that the lookup reads, and those of the whole table, according to the store's plan of its statement. */
async function granulesRead(rows: readonly UsageRow[]): Promise<{ read: number; of: number }> {
  const lines: string[] = [];
  const explaining = {
    select: async (query: string, parameters: Record<string, string[]>) => {
      const plan = await database.select<{ explain: string }>(`EXPLAIN indexes = 1 ${query}`, parameters);
      lines.push(...plan.map(({ explain }) => explain));
      return [];
    },
  } as Partial<Database> as Database;
  await knownIds(explaining, rows);
  const skip = lines.findIndex((line) => /Name: ids$/.test(line));
  const [, read, of] = /Granules: (\d+)\/(\d+)/.exec(lines.slice(skip).join('\n')) ?? [];
  return { read: skip < 0 ? Number.NaN : Number(read), of: Number(of) };
}

/** Until the parts of the older version have their filters. */
const upgraded = () =>
  vi.waitFor(
    async () =>
      expect(
        await database.select("SELECT command FROM system.mutations WHERE NOT is_done AND table = 'usage'"),
      ).toEqual([]),
    { timeout: 30_000, interval: 50 },
  );

describe('the ids of a batch', () => {
  const [some, others] = [stored.slice(100, 140), rowsOf('acme', 200)];

  it('are found in a store of an older version while it is brought to this one, and after', async () => {
    const expected = new Map(some.map((row) => [keyOf(row.organization_id, row.id), row.content_hash]));
    expect(await knownIds(database, [...some, ...others])).toEqual(expected);
    await upgraded();
    expect(await knownIds(database, [...some, ...others])).toEqual(expected);
  });

  it('are not those of another organization', async () => {
    const strangers = some.map((row) => ({ ...row, organization_id: 'globex' }));
    expect(await knownIds(database, strangers)).toEqual(new Map());
  });

  it('are looked up in little of the table when they are new, as they mostly are', async () => {
    await upgraded();
    const { read, of } = await granulesRead(others);
    expect(of).toBeGreaterThanOrEqual(6);
    expect(read).toBeLessThanOrEqual(1);
    expect((await granulesRead(some)).read).toBeGreaterThan(1);
  });

  it('need no copy that is sorted by id', async () => {
    await upgraded();
    const [parts] = await database.select<{ copies: number }>(
      `SELECT toUInt32(countIf(has(projections, 'by_id'))) AS copies
       FROM system.parts WHERE database = currentDatabase() AND table = 'usage' AND active`,
    );
    expect(parts).toEqual({ copies: 0 });
  });
});
