import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@credit-usage/server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { partsOf } from '../src/open-store.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'credit-usage-close-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('closing a second time waits for the first, and the folder is held until then', async () => {
  const store = await openStore({ folder });
  const rows = partsOf(store).database.stream('SELECT number FROM system.numbers LIMIT 1000000');
  await rows.next();
  let closed = 0;
  const both = [store.close(), store.close()].map((each) => each.then(() => closed++));
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(closed).toBe(0);
  expect(await readdir(folder)).toContain('holder.json');
  await rows.return();
  await Promise.all(both);
  expect(await readdir(folder)).toEqual(['store']);
});
