import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@credit-usage/server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { run } from '../src/cli/run.js';
import { connectToFolder } from '../src/store/connect.js';
import type { Database } from '../src/store/database.js';
import { clusterLayout, embeddedLayout, type Layout, sharedLayout } from '../src/store/layout.js';
import { migrate } from '../src/store/migrate.js';

// There is no cluster here: statements are parsed by the same engine, and compared with the expected ones.

let folder: string;
let engine: Database;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'credit-usage-cluster-'));
  engine = await connectToFolder(folder, {});
}, 120_000);
afterAll(async () => {
  await engine?.close();
  await rm(folder, { recursive: true, force: true });
});

/** The statements that a migration sends to an empty database. */
async function sent(layout: Layout, usageEngine?: string) {
  const commands: string[] = [];
  const inserts: string[] = [];
  const database = {
    select: async (query: string) =>
      query.includes('system.tables')
        ? [{ name: `it's`, engines: usageEngine === undefined ? [] : [usageEngine] }]
        : [{ version: 0 }],
    command: async (statement: string) => void commands.push(statement),
    insert: async (table: string) => void inserts.push(table),
  } as unknown as Database;
  await migrate(database, layout);
  return { commands, inserts };
}

/** The statement as the engine has parsed it. */
async function parsed(statement: string): Promise<string> {
  const [row] = await engine.select<{ formatted: string }>(
    'SELECT formatQuery({statement:String}) AS formatted',
    {
      statement,
    },
  );
  return row?.formatted ?? '';
}
const NAMES = ['migrations', 'usage', 'agents', 'organizations', 'categories', 'conversations', 'claims'];

describe('the tables of a cluster', () => {
  it.each(['analytics', '{cluster}', 'eu-west.1'])(
    'are statements that the engine can read: %s',
    async (name) => {
      const { commands } = await sent(clusterLayout(name));
      const created = commands.filter((statement) => statement.startsWith('CREATE'));
      expect(created).toHaveLength(2 * NAMES.length);
      for (const statement of commands) expect(statement).toContain(`ON CLUSTER '${name}'`);
      for (const statement of created)
        expect(await parsed(statement)).toMatch(/^CREATE TABLE IF NOT EXISTS [\s\S]+ENGINE = \w+/);
      await expect(parsed(commands[0]?.replace('ENGINE', 'ENGIN') as string)).rejects.toThrow('refused');
    },
  );

  it('are replicated, and reached through a distributed one that keeps an organization together', async () => {
    const { commands } = await sent(clusterLayout('analytics'));
    for (const [index, name] of NAMES.entries()) {
      const [local, distributed] = commands.slice(2 * index, 2 * index + 2) as [string, string];
      expect(local).toMatch(`CREATE TABLE IF NOT EXISTS ${name}_local ON CLUSTER 'analytics' (`);
      expect(local).toMatch(/ENGINE = Replicated(?:Replacing|Aggregating|)MergeTree/);
      const key = name === 'migrations' ? 'version' : 'cityHash64(organization_id)';
      expect(distributed.replace(/\s+/g, ' ')).toBe(
        `CREATE TABLE IF NOT EXISTS ${name} ON CLUSTER 'analytics' AS ${name}_local ENGINE = Distributed('analytics', 'it\\'s', '${name}_local', ${key})`,
      );
    }
    expect(commands.find((each) => each.includes('usage_local ON'))).toContain(
      'ENGINE = ReplicatedReplacingMergeTree(earliness)',
    );
  });

  it('are altered on every server, and in the tables that hold something', async () => {
    const { commands } = await sent(clusterLayout('analytics'));
    const altered = commands.filter((statement) => statement.startsWith('ALTER TABLE usage_local'));
    expect(altered).toHaveLength(sharedLayout.steps.flat().filter((each) => each.startsWith('ALTER')).length);
    for (const statement of altered)
      expect(await parsed(statement)).toMatch(/^ALTER TABLE usage_local ON CLUSTER analytics\s/);
  });

  it('have the same columns as the distributed ones after every step', async () => {
    const cluster = clusterLayout('c');
    // No step has changed a column so far: these are for the ones to come.
    const columns = [
      'ALTER TABLE usage ADD COLUMN IF NOT EXISTS model String CODEC(ZSTD)',
      'ALTER TABLE usage DROP COLUMN IF EXISTS description',
    ];
    const layout = { ...cluster, steps: [...cluster.steps, columns] };
    const { commands } = await sent(layout);
    // The engine has no cluster. Its table Null, like a distributed one, has columns, and accepts no other change of a table.
    for (const statement of commands)
      await engine.command(
        statement
          .replace(/ ON CLUSTER '\w+'/, '')
          .replace('ENGINE = Replicated', 'ENGINE = ')
          .replace(/ENGINE = Distributed\(.*\)/, 'ENGINE = Null'),
      );
    const columnsOf = (table: string) =>
      engine.select<{ name: string; type: string }>(
        'SELECT name, type FROM system.columns WHERE database = currentDatabase() AND table = {table:String} ORDER BY position',
        { table },
      );
    for (const name of NAMES) expect(await columnsOf(name)).toEqual(await columnsOf(`${name}_local`));
    const usage = (await columnsOf('usage')).map((column) => column.name);
    expect(usage).toEqual(expect.arrayContaining(['credits', 'model']));
    expect(usage).not.toContain('description');
  });

  it('refuse a change of columns for which nobody has said what becomes of the distributed table', async () => {
    const steps = [['ALTER TABLE usage RENAME COLUMN id TO record_id']];
    await expect(sent({ ...clusterLayout('c'), steps })).rejects.toThrow('only added and dropped');
  });

  it('step by step, each of which is written down', async () => {
    const { inserts } = await sent(clusterLayout('analytics'));
    expect(inserts).toEqual(sharedLayout.steps.map(() => 'migrations'));
  });

  it.each(['', `a'b`, 'a b', 'a;b', 'a`b', 'a\\b', 'x'.repeat(129)])('%j is no name of a cluster', (name) => {
    expect(() => clusterLayout(name)).toThrow(TypeError);
  });

  it('need a server to begin with', async () => {
    await expect(openStore({ folder, cluster: 'analytics' })).rejects.toThrow(TypeError);
  });
});

describe('CLICKHOUSE_CLUSTER', () => {
  it.each<[string, Record<string, string>, RegExp]>([
    ['without a server', { CLICKHOUSE_CLUSTER: 'c' }, /CLICKHOUSE_URL, which is not set/],
    [
      'that cannot be one',
      { CLICKHOUSE_CLUSTER: `a'b`, CLICKHOUSE_URL: 'http://127.0.0.1:9' },
      /must be the name of a cluster/,
    ],
    ['that is empty', { CLICKHOUSE_CLUSTER: '', CLICKHOUSE_URL: 'http://127.0.0.1:9' }, /is set but empty/],
    [
      'beside an option that is none',
      { CLICKHOUSE_CLUSTER: 'c', CLICKHOUSE_URL: 'http://u:p@127.0.0.1:9?compresion=1' },
      /CLICKHOUSE_URL: Unknown URL parameters: compresion/,
    ],
    [
      'that is misspelt',
      { CLICKHOUSE_CLUSTR: 'c', CLICKHOUSE_URL: 'http://127.0.0.1:9' },
      /mean CLICKHOUSE_CLUSTER\?/,
    ],
  ])('%s is said in a line, before anything is asked', async (_, variables, words) => {
    for (const name of ['CLICKHOUSE_URL', 'CLICKHOUSE_CLUSTER', 'CLICKHOUSE_CLUSTR'])
      vi.stubEnv(name, variables[name]);
    let said = '';
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      said += String(text);
      return true;
    });
    const store = variables.CLICKHOUSE_URL === undefined ? ['--data', join(folder, 'other')] : [];
    const code = await run(['serve', '--port', '0', ...store]);
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    expect([code, said]).toEqual([2, expect.stringMatching(words)]);
    expect(said.trim().split('\n')).toHaveLength(1);
  });
});

describe('a database whose tables are made in another way is left alone', () => {
  it.each<[string, Layout, string]>([
    ['one server, which was embedded before', sharedLayout, 'MergeTree'],
    ['one server, which is part of a cluster', sharedLayout, 'Distributed'],
    ['a cluster, which was one server', clusterLayout('c'), 'ReplacingMergeTree'],
    ['the embedded engine, with the folder of a server', embeddedLayout, 'ReplacingMergeTree'],
  ])('%s', async (_, layout, usageEngine) => {
    await expect(sent(layout, usageEngine)).rejects.toMatchObject({
      name: 'SchemaDiffersError',
      message: expect.stringContaining(usageEngine),
    });
  });

  it.each<[Layout, string]>([
    [embeddedLayout, 'MergeTree'],
    [sharedLayout, 'ReplacingMergeTree'],
    [sharedLayout, 'SharedReplacingMergeTree'],
    [clusterLayout('c'), 'Distributed'],
  ])('and one that is as it should be is not: %#', async (layout, usageEngine) => {
    await expect(sent(layout, usageEngine)).resolves.toBeDefined();
  });
});
