import { describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/database.js';
import { embeddedLayout } from '../../src/store/layout.js';
import { migrate } from '../../src/store/migrate.js';

const layout = {
  ...embeddedLayout,
  steps: [['CREATE TABLE a'], ['ALTER TABLE a 1', 'ALTER TABLE a 2'], ['ALTER TABLE a 3']],
};

/** Updates a database of this version. Returns what was sent and said, and how it ended. */
async function update(version: number, stopAfter?: string) {
  const sent: string[] = [];
  const said: string[] = [];
  const stop = new AbortController();
  const database = {
    select: async (query: string) =>
      query.includes('system.tables') ? [{ name: 'default', engines: [] }] : [{ version }],
    command: async (statement: string) => {
      sent.push(statement);
      if (statement === stopAfter) stop.abort('told to stop');
    },
    insert: async (table: string, [row]: [{ version: number }]) => void sent.push(`${table} ${row.version}`),
  } as unknown as Database;
  const ended = await migrate(database, layout, {
    onProgress: (line) => said.push(line),
    stop: stop.signal,
  }).catch((reason: unknown) => reason);
  // The first statement is about the table of the versions.
  return { sent: sent.slice(1), said, ended };
}

describe('bringing tables up to date', () => {
  it('says so where there are tables already, since it may take long', async () => {
    expect(await update(1)).toEqual({
      said: ['Updating the tables from version 1 to 3 …'],
      sent: ['ALTER TABLE a 1', 'ALTER TABLE a 2', 'migrations 2', 'ALTER TABLE a 3', 'migrations 3'],
      ended: undefined,
    });
    expect((await update(0)).said).toEqual([]);
    expect(await update(3)).toEqual({ said: [], sent: [], ended: undefined });
  });

  it('stops between two statements when it is told to, and repeats the whole step the next time', async () => {
    const { sent, ended } = await update(1, 'ALTER TABLE a 1');
    expect([sent, ended]).toEqual([['ALTER TABLE a 1'], 'told to stop']);
  });
});
