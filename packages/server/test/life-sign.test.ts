import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderHeldError } from '@credit-usage/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holdFolder } from '../src/store/lock.js';

// Simulates processes in other containers on this machine: they share the folder, but not pids and start times.

/** A pid that no process on this machine has. */
const ELSEWHERE = 2 ** 22 + 1;

let home: string;
let folder: string;
const children: ChildProcess[] = [];
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'credit-usage-life-'));
  folder = join(home, 'data');
  await mkdir(folder);
});
afterEach(async () => {
  for (const child of children.splice(0)) await end(child);
  await rm(home, { recursive: true, force: true });
});

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
}

/** A process that gives a life sign in the folder and then blocks, so that it does not even accept connections. */
async function holderElsewhere(name = 'holder.00.sock'): Promise<ChildProcess> {
  const program = `require('node:net').createServer().listen(process.argv[1], () => {
    require('node:fs').writeSync(1, 'up');
    for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  })`;
  const child = spawn(process.execPath, ['-e', program, join(folder, name)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  await once(child.stdout as NodeJS.ReadableStream, 'data');
  await writeFile(
    join(folder, 'holder.json'),
    JSON.stringify({ pid: ELSEWHERE, began: '1', socket: name, url: 'http://127.0.0.1:8787' }),
  );
  return child;
}

const holder = async () => JSON.parse(await readFile(join(folder, 'holder.json'), 'utf8'));

describe('a data folder that a process of another container holds', () => {
  it('is refused as long as that process lives, busy or not, and taken over after it', async () => {
    const child = await holderElsewhere();
    for (let asked = 0; asked < 3; asked++) {
      const error = await holdFolder(folder).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(FolderHeldError);
      expect((error as FolderHeldError).holder).toEqual({
        pid: ELSEWHERE,
        began: '1',
        url: 'http://127.0.0.1:8787',
      });
    }
    // The refused processes have neither left nor removed a file.
    expect((await readdir(folder)).sort()).toEqual(['holder.00.sock', 'holder.json']);
    await end(child);
    const lock = await holdFolder(folder);
    expect(await holder()).toMatchObject({ pid: process.pid });
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('stays its own when it took the folder over: neither letting go nor an address touches what it wrote', async () => {
    const lock = await holdFolder(folder);
    await holderElsewhere();
    await lock.announce('http://127.0.0.1:1');
    await lock.release();
    expect(await holder()).toMatchObject({ pid: ELSEWHERE, url: 'http://127.0.0.1:8787' });
    await expect(holdFolder(folder)).rejects.toThrow(FolderHeldError);
  });
});

describe('a life sign', () => {
  it('is what counts: a pid that was given to another process since holds nothing', async () => {
    await writeFile(
      join(folder, 'holder.json'),
      JSON.stringify({ pid: process.ppid, began: null, socket: 'holder.00.sock' }),
    );
    await (await holdFolder(folder)).release();
  });

  it('is not in a copy of the folder', async () => {
    const lock = await holdFolder(folder);
    const copy = join(home, 'copy');
    await mkdir(copy);
    await cp(join(folder, 'holder.json'), join(copy, 'holder.json'));
    await (await holdFolder(copy)).release();
    await expect(holdFolder(folder)).rejects.toThrow(FolderHeldError);
    await lock.release();
  });

  it('can be asked for by every user who reaches the folder', async () => {
    const lock = await holdFolder(folder);
    const { socket } = await holder();
    // Permission to write to a socket is permission to connect to it.
    expect((await stat(join(folder, socket))).mode & 0o222).toBe(0o222);
    await lock.release();
  });

  it('is given where the path is longer than the address of a socket may be', async () => {
    const deep = join(folder, 'a'.repeat(100), 'b'.repeat(100));
    const lock = await holdFolder(deep);
    expect((await readdir(deep)).some((name) => name.endsWith('.sock'))).toBe(true);
    await expect(holdFolder(deep)).rejects.toThrow(FolderHeldError);
    await lock.release();
    expect(await readdir(deep)).toEqual([]);
  });

  it('is looked for in the folder alone', async () => {
    const file = join(home, 'mine.sock');
    await writeFile(file, '');
    for (const socket of ['../mine.sock', file, 7]) {
      await writeFile(join(folder, 'holder.json'), JSON.stringify({ pid: ELSEWHERE, began: '1', socket }));
      await (await holdFolder(folder)).release();
    }
    expect(await readdir(home)).toContain('mine.sock');
  });
});
