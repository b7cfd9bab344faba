import { constants, existsSync } from 'node:fs';
import { cp, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { holdFolder } from '../store/lock.js';
import { whyNotUsable } from './startup-error.js';
import { UsageError } from './usage-error.js';

/** What the embedded engine keeps, within a data folder. */
const STORE = 'store';

export function backupCommand(program: Command): void {
  program
    .command('backup')
    .description('copy a data folder that no server holds, whole or not at all; back again restores it')
    .requiredOption('--data <dir>', 'the folder to copy')
    .requiredOption('--to <dir>', 'where to: a folder that is not there yet')
    .action(backUp);
}

async function backUp(options: { readonly data: string; readonly to: string }): Promise<void> {
  // A slash at the end would put the draft inside of what it is to become.
  const [data, to] = [resolve(options.data), resolve(options.to)];
  if (!existsSync(join(data, STORE))) throw new UsageError(`${options.data} holds no usage.`);
  if (existsSync(to)) throw new UsageError(`${options.to} is there already. Name a folder that is not.`);
  if (!relative(data, to).startsWith('..'))
    throw new UsageError(`${options.to} is inside of what it would be a copy of.`);
  // The parts of a table are copied one after another: whoever wrote meanwhile would leave half of something in the copy.
  const lock = await holdFolder(data).catch((error: unknown) => {
    throw whyNotUsable(error, options.data);
  });
  try {
    await copyStore(data, to);
  } catch (error) {
    throw whyNotUsable(error, options.to);
  } finally {
    await lock.release();
  }
  process.stdout.write(`${options.data} is copied to ${options.to}.\n`);
}

/** Copies under another name first: what has the name is whole. */
async function copyStore(data: string, to: string): Promise<void> {
  const draft = `${to}.partial`;
  try {
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { recursive: true });
    await cp(join(data, STORE), join(draft, STORE), {
      recursive: true,
      // Tables are found by links within the folder.
      verbatimSymlinks: true,
      preserveTimestamps: true,
      mode: constants.COPYFILE_FICLONE,
    });
    await flushAll(draft);
    await rename(draft, to);
    await flush(dirname(to));
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

/** Waits until all of it is on the disk. */
async function flushAll(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile() || entry.isDirectory()) await flush(join(entry.parentPath, entry.name));
  await flush(folder);
}

async function flush(path: string): Promise<void> {
  const file = await open(path);
  await file.sync().finally(() => file.close());
}
