import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { holdFolder } from '../src/store/lock.js';

const disk = vi.hoisted(() => ({ isFull: false }));

/** Writes as a full disk does: the file is made, and remains empty. */
vi.mock('node:fs/promises', async (load) => {
  const files = await load<typeof import('node:fs/promises')>();
  const writeFile = async (file: string, text: string, options?: object): Promise<void> => {
    await files.writeFile(file, disk.isFull ? '' : text, options);
    if (disk.isFull && text !== '') throw Object.assign(new Error('ENOSPC: write'), { code: 'ENOSPC' });
  };
  return { ...files, writeFile };
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'credit-usage-full-'));
});
afterEach(async () => {
  disk.isFull = false;
  await rm(folder, { recursive: true, force: true });
});

it('a start on a full disk leaves nothing in the folder', async () => {
  disk.isFull = true;
  await expect(holdFolder(folder)).rejects.toThrow('ENOSPC');
  expect(await readdir(folder)).toEqual([]);
});

it('a disk that is full when the address is written down costs neither the lock nor space', async () => {
  const lock = await holdFolder(folder);
  const before = await readdir(folder);
  disk.isFull = true;
  await expect(lock.announce('http://127.0.0.1:1')).rejects.toThrow('ENOSPC');
  expect(await readdir(folder)).toEqual(before);
  await lock.release();
  expect(await readdir(folder)).toEqual([]);
});
