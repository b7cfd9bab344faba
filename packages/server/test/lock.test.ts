import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderHeldError, openStore } from '@credit-usage/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holdFolder } from '../src/store/lock.js';

let folder: string;
const children: ChildProcess[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'credit-usage-lock-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) await end(child);
  await rm(folder, { recursive: true, force: true });
});

/** Another process, which does nothing. */
async function someProcess(): Promise<ChildProcess & { pid: number }> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000); console.log("up")'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  children.push(child);
  await once(child.stdout as NodeJS.ReadableStream, 'data');
  return child as ChildProcess & { pid: number };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
}

const holderFile = () => join(folder, 'holder.json');
const heldBy = (holder: object | string) =>
  writeFile(holderFile(), typeof holder === 'string' ? holder : JSON.stringify(holder));

async function refusal(): Promise<FolderHeldError> {
  const error = await holdFolder(folder).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(FolderHeldError);
  return error as FolderHeldError;
}

describe('a data folder', () => {
  it('held by another process is refused, with its pid and where it listens', async () => {
    const { pid } = await someProcess();
    await heldBy({ pid, began: null, url: 'http://127.0.0.1:8787' });
    const error = await refusal();
    expect(error.message).toContain(String(pid));
    expect(error.message).toContain('http://127.0.0.1:8787');
    expect(error.message).toContain(folder);
    expect(error.holder).toMatchObject({ pid, url: 'http://127.0.0.1:8787' });
  });

  it('is not opened as a store, either, and the holder stays the holder', async () => {
    const { pid } = await someProcess();
    await heldBy({ pid, began: null });
    await expect(openStore({ folder })).rejects.toThrow(FolderHeldError);
    expect(JSON.parse(await readFile(holderFile(), 'utf8'))).toMatchObject({ pid });
  });

  it('left by a process that has ended is taken over', async () => {
    const child = await someProcess();
    await heldBy({ pid: child.pid, began: null });
    await refusal();
    await end(child);
    await holdFolder(folder);
    expect(JSON.parse(await readFile(holderFile(), 'utf8'))).toMatchObject({ pid: process.pid });
  });

  it.runIf(process.platform === 'linux')(
    'left by a process whose pid another one has now is taken over',
    async () => {
      const { pid } = await someProcess();
      await heldBy({ pid, began: '1' });
      await holdFolder(folder);
    },
  );

  it.each(['', '{', 'null', '{}', '{"pid":"x"}'])('with %j for a holder is taken over', async (content) => {
    await heldBy(content);
    await holdFolder(folder);
    await refusal();
  });

  it('cannot be held twice, by this process neither', async () => {
    const lock = await holdFolder(folder);
    const before = await refusal();
    expect(before.holder.pid).toBe(process.pid);
    expect(before.holder.url).toBeUndefined();
    await lock.announce('http://127.0.0.1:1234');
    expect((await refusal()).holder.url).toBe('http://127.0.0.1:1234');
    await lock.release();
    await (await holdFolder(folder)).release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('is made when it is not there', async () => {
    const nested = join(folder, 'a', 'b');
    const lock = await holdFolder(nested);
    expect(await readdir(nested)).toContain('holder.json');
    const permissions = async (path: string) => (await stat(path)).mode & 0o777;
    expect(await permissions(nested)).toBe(0o700);
    // Others may need what is beside it.
    expect(await permissions(join(folder, 'a'))).toBe(0o777 & ~process.umask());
    await lock.release();
    expect(await readdir(nested)).toEqual([]);
  });

  it.each([
    ['free', undefined],
    ['left behind', JSON.stringify({ pid: 2 ** 22 + 1, began: null })],
  ])('that is %s goes to exactly one of many that want it at once', async (_, left) => {
    for (let round = 0; round < 25; round++) {
      if (left !== undefined) await heldBy(left);
      const results = await Promise.allSettled(Array.from({ length: 8 }, () => holdFolder(folder)));
      const holders = results.filter((result) => result.status === 'fulfilled');
      for (const result of results)
        if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(FolderHeldError);
      expect(holders).toHaveLength(1);
      await holders[0]?.value.release();
    }
  });
});
