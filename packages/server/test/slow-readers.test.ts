import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '../../../test/support/test-store.ts';
import { partsOf } from '../src/open-store.js';

/** As many as a client has connections. */
const FILES = 50;

/** Shorter than the 30 s after which a file is abandoned and its connection becomes free. */
const PATIENCE = 25_000;

let opened: TestStore;

beforeAll(async () => {
  opened = await openTestStore(true);
}, 120_000);

afterAll(() => opened.close());

it(
  'writes do not wait for files that are read slowly, even if these hold every connection for reads',
  async () => {
    const { database } = partsOf(opened.store);
    const files = Array.from({ length: FILES }, (_, index) =>
      database.stream('SELECT number FROM numbers(100000)', {}, { viewer: `viewer-${index}` }),
    );
    for (const file of files) expect((await file.next()).done).toBe(false);

    await database.command('SELECT 1');
    expect(await database.select<{ one: number }>('SELECT 1 AS one')).toEqual([{ one: 1 }]);

    for (const file of files) await file.return(undefined);
  },
  PATIENCE,
);
