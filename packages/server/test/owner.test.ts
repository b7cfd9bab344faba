import { chown, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@credit-usage/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { refuseAsRoot } from '../src/store/owner.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'credit-usage-owner-'));
  await mkdir(join(folder, 'store'));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

const as = (uid: number) => vi.spyOn(process, 'getuid').mockReturnValue(uid);

describe('a store', () => {
  it('may be opened as root where root’s new files belong to the same user, or where there is none yet', async () => {
    as(0);
    await expect(refuseAsRoot(join(folder, 'store'), folder)).resolves.toBeUndefined();
    await expect(refuseAsRoot(join(folder, 'none'), folder)).resolves.toBeUndefined();
  });

  it.runIf(process.getuid?.() !== 0)('of another user is refused to root alone', async () => {
    // This one is root's, and the folder is not.
    as(0);
    await expect(refuseAsRoot('/', folder)).rejects.toThrow('cannot be opened as root');
    as(1);
    await expect(refuseAsRoot('/', folder)).resolves.toBeUndefined();
  });

  // Only root can give a file to somebody else.
  it.runIf(process.getuid?.() === 0)(
    'of another user is not opened as root, and stays as it was',
    async () => {
      const store = join(folder, 'store');
      await chown(store, 65_534, 65_534);
      await expect(openStore({ folder })).rejects.toMatchObject({
        name: 'StoreUnavailableError',
        message: `The store in ${store} cannot be opened as root`,
        cause: {
          message: expect.stringContaining("such as with sudo -u '#65534' … or docker run --user 65534 …"),
        },
      });
      expect([await readdir(folder), await readdir(store)]).toEqual([['store'], []]);
      expect((await stat(store)).uid).toBe(65_534);
    },
  );
});
