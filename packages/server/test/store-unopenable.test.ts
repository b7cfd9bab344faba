import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, StoreUnavailableError } from '@credit-usage/server';
import { afterAll, beforeAll, expect, it } from 'vitest';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'credit-usage-unopenable-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('a folder that the engine cannot open is reported with possible causes, and released', async () => {
  const path = join(folder, 'store');
  await writeFile(path, 'no folder');
  const error = await openStore({ folder }).then(
    () => undefined,
    (reason: unknown) => reason as Error,
  );
  expect(error).toBeInstanceOf(StoreUnavailableError);
  expect(error?.message).toBe(
    `The embedded engine cannot open ${path}. Another process may have it open, perhaps on another machine, or this user may not read and write all of it`,
  );
  expect(error?.cause).toBeInstanceOf(Error);
  expect(await readdir(folder)).toEqual(['store']);
  await rm(path);
  await (await openStore({ folder })).close();
});
