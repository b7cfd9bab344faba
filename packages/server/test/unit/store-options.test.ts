import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type StoreOptions } from '@credit-usage/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'credit-usage-options-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const SECRET = 'a-password-of-somebody';
const url = `http://usage:${SECRET}@127.0.0.1:9/usage`;

describe('openStore', () => {
  it.each<[object | undefined, RegExp]>([
    [undefined, /^openStore needs options: \{ folder \} or \{ url \}$/],
    [{}, /^openStore needs folder or url: a folder for the embedded engine, or a ClickHouse server$/],
    [{ folder: undefined, url: undefined }, /^openStore needs folder or url/],
    [{ folder: 'usage', url }, /^openStore takes folder or url, not both/],
    [{ folder: '' }, /^folder must be the path of a folder, such as "\.\/usage-data"$/],
    [{ folder: 5 }, /^folder must be the path of a folder/],
    [{ folder: 'usage', url: '' }, /^url must be the address of a ClickHouse server, such as "https:/],
    [{ url: new URL(url) }, /^url must be the address of a ClickHouse server/],
    [{ folder: 'usage', cluster: 'usage' }, /^cluster needs url: the address of one of its servers$/],
    [{ url, cluster: ' ' }, /^cluster must be the name of a cluster$/],
    [
      { folder: 'usage', engineFoldr: 'cache' },
      /^openStore has no option engineFoldr: did you mean engineFolder\?$/,
    ],
    [{ foldr: 'usage' }, /^openStore has no option foldr: did you mean folder\?$/],
    [
      { folder: 'usage', password: SECRET },
      /^openStore has no option password: it has folder, url, .*onProgress$/,
    ],
    [
      { folder: 'usage', engineFolder: '' },
      /^engineFolder must be the path of a folder to keep the embedded engine in$/,
    ],
    [{ folder: 'usage', onProgress: console }, /^onProgress must be a function of a line of text$/],
  ])('refuses %j, says what to give, and touches nothing', async (given, words) => {
    const options = given && 'folder' in given && given.folder === 'usage' ? { ...given, folder } : given;
    const error = await openStore(options as StoreOptions).then(
      () => undefined,
      (reason: unknown) => reason as Error,
    );
    expect(error).toBeInstanceOf(TypeError);
    expect(error?.message).toMatch(words);
    expect(error?.message).not.toContain(SECRET);
    expect(await readdir(folder)).toEqual([]);
  });
});
